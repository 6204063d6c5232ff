/// Fourier transforms of real planes, for convolution by the convolution theorem.
///
/// Must not know what the planes mean: no layers, no filters. Start reading at [lanewise.kernels.fft.FftKernel], then
/// [lanewise.kernels.fft.FftPlan] for sizes and layout.
package lanewise.kernels.fft;
