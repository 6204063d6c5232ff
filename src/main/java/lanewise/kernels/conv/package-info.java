/// Convolution by several algorithms: contract, geometry, twins, and the layouts they work on.
///
/// Must not know model layers, matrix products of dense layers. Start reading at [lanewise.kernels.conv.ConvKernel],
/// then [lanewise.kernels.conv.DirectConv] or [lanewise.kernels.conv.Im2colConv] and their twins.
package lanewise.kernels.conv;
