/// Kernel calls that can be repeated, timed and checked: one operation on one shape, a whole batch at once, split over
/// the threads as the layers of a network split it.
///
/// Knows kernels and threads; must not know how time is measured, nor layers, tables or experiment files.
///
/// Start reading at [lanewise.measure.cases.KernelCase], then [lanewise.measure.cases.ConvForwardCase].
package lanewise.measure.cases;
