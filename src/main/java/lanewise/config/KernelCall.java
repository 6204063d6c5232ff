package lanewise.config;

/// An operation on a shape: what one row of a kernel table measures, apart from the arm.
public sealed interface KernelCall {

  Operation operation();

  KernelShape shape();

  /// The algorithm of a convolution, `none` for all other operations.
  default String algorithmLabel() {
    return "none";
  }

  /// `conv-forward lenet-conv1 winograd`
  default String label() {
    return operation().label() + " " + shape().name();
  }

  record Conv(Operation.Conv operation, KernelShape.Conv shape, Algorithm algorithm) implements KernelCall {

    @Override
    public String algorithmLabel() {
      return algorithm.label();
    }

    @Override
    public String label() {
      return KernelCall.super.label() + " " + algorithm.label();
    }
  }

  record Gemm(Operation.Gemm operation, KernelShape.Gemm shape) implements KernelCall {}

  record Dense(Operation.Dense operation, KernelShape.Dense shape) implements KernelCall {}

  record Pool(Operation.Pool operation, KernelShape.Pool shape) implements KernelCall {}

  record Rows(Operation.Rows operation, KernelShape.Rows shape) implements KernelCall {}

  record Elements(Operation.Elements operation, KernelShape.Elements shape) implements KernelCall {}
}
