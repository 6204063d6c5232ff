/// Counter-based randomness, keyed by (seed, purpose, stream, index): what is drawn never depends on the order of
/// drawing.
///
/// Knows nothing but the JDK. Start reading at [lanewise.random.CounterRandom].
package lanewise.random;
