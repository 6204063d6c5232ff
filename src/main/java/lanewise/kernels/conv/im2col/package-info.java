/// Convolution as a matrix product of filters with patches of the image.
///
/// Must not know the other algorithms. Start reading at [lanewise.kernels.conv.im2col.Im2colConv], then
/// [lanewise.kernels.conv.im2col.PatchProduct] and [lanewise.kernels.conv.im2col.WeightProduct]; what the twins do
/// differently is in [lanewise.kernels.conv.im2col.PatchPanels].
package lanewise.kernels.conv.im2col;
