/// Fork/join parallelism over index ranges; the cut never depends on the number of threads.
///
/// Knows nothing but the JDK. Start reading at [lanewise.parallel.BatchParallel].
package lanewise.parallel;
