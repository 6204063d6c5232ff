/// Convolution of a plane with one given kernel, as image processing uses it: the paper's equations (6) and (7) by
/// three methods (by definition, as two passes of a separable kernel, through the Fourier transform), and the kernels
/// by name.
///
/// Must not know image files, layers, several channels. Start reading at [lanewise.kernels.filter.PlaneFilter], then
/// [lanewise.kernels.filter.CorrelationKernel], the arithmetic with its two twins.
package lanewise.kernels.filter;
