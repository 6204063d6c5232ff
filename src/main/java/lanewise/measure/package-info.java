/// How fast this machine is at this moment: the peak of its arithmetic and the bandwidth of its memory, to which the
/// speed of a kernel is related.
///
/// Knows kernels and threads, but no networks, tables or commands.
///
/// Start reading at [lanewise.measure.Roofline], then [lanewise.measure.PeakProbe]; for kernel calls at
/// [lanewise.measure.KernelTimer].
package lanewise.measure;
