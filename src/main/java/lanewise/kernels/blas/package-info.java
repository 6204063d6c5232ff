/// Vector and matrix-row operations that layers, costs and L2 regularisation are made of.
///
/// Must not know what they are used for. Start reading at [lanewise.kernels.blas.BlasKernel].
package lanewise.kernels.blas;
