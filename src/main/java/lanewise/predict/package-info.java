/// Trained networks at work: what a model file says of itself, and what its network says of pictures.
///
/// Knows nothing of training and runs. Start reading at [lanewise.predict.StoredModel], then
/// [lanewise.predict.PredictCommand].
package lanewise.predict;
