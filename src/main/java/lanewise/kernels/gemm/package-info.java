/// Matrix products of dense layers.
///
/// Must not know what the matrices mean. Start reading at [lanewise.kernels.gemm.GemmKernel].
package lanewise.kernels.gemm;
