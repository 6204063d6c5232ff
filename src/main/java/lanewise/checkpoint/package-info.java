/// Model files and checkpoints, which are the same: a JSON header and named tensors, of which no damage goes unseen.
///
/// Knows no network: who restores one finds parameters by their names. Start reading at
/// [lanewise.checkpoint.TensorFile], then [lanewise.checkpoint.Checkpoints].
package lanewise.checkpoint;
