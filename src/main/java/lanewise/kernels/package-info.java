/// The kernel sets: arithmetic on `float` arrays, every operation as a `Scalar…` and a `Vector…` twin that agree bit
/// for bit. The operations live in the sub-packages, each with its contract, its geometry record and its twins.
///
/// Letters everywhere: n batch, c input channels, k output channels (feature maps), h/w input, p/q output, r/s filter.
/// Gradients are `dInput`, `dWeights`, `dBias`; a parameter `xAt` is the offset of the first element in the array `x`.
/// Kernels allocate nothing, start no thread, read no system property, and know no layers.
///
/// Start reading at [lanewise.kernels.KernelSet].
package lanewise.kernels;
