/// Maximum and average pooling.
///
/// Must not know convolution. Start reading at [lanewise.kernels.pool.PoolKernel].
package lanewise.kernels.pool;
