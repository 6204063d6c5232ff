package lanewise.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What a benchmark has done, counted call by call; JMH tells it per second beside the score. What stays 0 is not
/// meant.
@State(Scope.Thread)
@AuxCounters
public class Work {

  /// Floating-point operations: twice the multiply-adds of the unpadded definition.
  public long flop;

  /// Bytes that the operation has to read and write.
  public long bytes;

  /// Images that were trained on or predicted.
  public long images;
}
