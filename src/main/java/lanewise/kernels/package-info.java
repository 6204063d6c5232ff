/// Arithmetic on `float` arrays: one contract per operation, its `Scalar…` and its `Vector…` twin, geometry records.
///
/// Letters: n batch, c input channels, k output channels (feature maps), h/w input, p/q output, r/s filter.
/// Gradients are `dInput`, `dWeights`, `dBias`. A parameter `xAt` is the offset of the first element in the array `x`.
/// Kernels assert ranges, allocate nothing, start no thread, and know no layers. Twins agree bit for bit.
///
/// Start reading at [lanewise.kernels.KernelSet], then [lanewise.kernels.ConvKernel] and its two twins.
package lanewise.kernels;
