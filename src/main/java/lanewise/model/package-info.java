/// The network: `Cnn`, layers with explicit backpropagation, activations, costs, schedulers, initialisers, the training
/// loop.
///
/// A layer is described by an immutable `LayerSpec` and runs as a `Layer` that owns its buffers. Layers delegate
/// arithmetic to kernels; `Cnn` knows no kernel. Nothing here knows files, experiments or tables. Start reading at
/// [lanewise.model.Cnn], then [lanewise.model.DenseLayer] and [lanewise.model.ConvolutionLayer]; for profiles of steps
/// at [lanewise.model.StepProfile].
package lanewise.model;
