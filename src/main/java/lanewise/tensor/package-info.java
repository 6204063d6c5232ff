/// Shapes and batches of floats: contiguous, row-major, NCHW.
///
/// Must not know what the numbers mean, nor who computes on them. Start reading at [lanewise.tensor.Tensor].
package lanewise.tensor;
