/// Activations and softmax, forward and backward, and the polynomials for exp and tanh.
///
/// Must not know layers. Start reading at [lanewise.kernels.activation.ActivationKernel], then
/// [lanewise.kernels.activation.ScalarMath].
package lanewise.kernels.activation;
