/// What all benchmarks share: how they are run, their comparison of the twins, and what is counted beside time.
///
/// Must not know what any benchmark measures, but for the shapes that a convolution's algorithm refuses.
///
/// Start reading at [lanewise.bench.KernelBenchmark], then [lanewise.bench.Benchmarks].
package lanewise.bench;
