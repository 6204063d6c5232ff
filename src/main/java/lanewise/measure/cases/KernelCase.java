package lanewise.measure.cases;

/// One operation on one shape by one kernel set, with operands of its own, the same for every kernel set. Calls may be
/// repeated; the first after [#reset] gives the result that [#reference] tells.
public interface KernelCase {

  /// Floating-point operations of one call by the definition: an addition, multiplication, comparison, division, root
  /// or exponential each counts 1, what falls into padding counts, too.
  long flops();

  /// Bytes of one call if every operand is read once and every result written once.
  long bytes();

  /// Puts back what calls change and read again.
  default void reset() {}

  /// One call for the whole batch, on all threads.
  void run();

  /// What a call computes; always the same array.
  float[] result();

  /// Element `i` of the result of the first call after [#reset], from the operands, by the definition, in double.
  double reference(int i);
}
