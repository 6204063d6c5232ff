/// What the machine can do at best: arithmetic in registers, and loads.
///
/// Must not know how time is measured. Start reading at [lanewise.kernels.probe.ProbeKernel].
package lanewise.kernels.probe;
