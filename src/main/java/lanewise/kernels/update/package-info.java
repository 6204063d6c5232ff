/// One step of each scheduler.
///
/// Must not know learning rates over time, which the model decides. Start reading at
/// [lanewise.kernels.update.UpdateKernel].
package lanewise.kernels.update;
