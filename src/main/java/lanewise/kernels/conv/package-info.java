/// Convolution by several algorithms: contract, geometry, twins, and the layouts they work on.
///
/// Must not know model layers, matrix products of dense layers. Start reading at [lanewise.kernels.conv.ConvKernel],
/// then [lanewise.kernels.conv.DirectConv] and its two twins.
package lanewise.kernels.conv;
