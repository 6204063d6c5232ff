/// Convolution by Winograd's minimal filtering: 3x3 filters, stride 1.
///
/// Must not know the other algorithms. Start reading at [lanewise.kernels.conv.winograd.WinogradConv], then its two
/// twins and [lanewise.kernels.conv.winograd.WinogradTransform].
package lanewise.kernels.conv.winograd;
