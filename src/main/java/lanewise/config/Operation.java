package lanewise.config;

import java.util.List;
import java.util.stream.Stream;
import lanewise.config.schema.Word;

/// What kernels do, to be measured: one call for a whole batch. Operations that take the same shapes belong together.
public sealed interface Operation extends Word {

  enum Conv implements Operation { CONV_FORWARD, CONV_D_INPUT, CONV_D_WEIGHTS }

  enum Gemm implements Operation { GEMM }

  enum Dense implements Operation { DENSE_FORWARD, DENSE_D_INPUT, DENSE_D_WEIGHTS }

  enum Pool implements Operation { MAX_POOL_FORWARD, MAX_POOL_BACKWARD, AVERAGE_POOL_FORWARD, AVERAGE_POOL_BACKWARD }

  /// Work on the rows of a matrix.
  enum Rows implements Operation { SOFTMAX_FORWARD, SOFTMAX_BACKWARD }

  /// Work on each number alone.
  enum Elements implements Operation {
    RELU_FORWARD, RELU_BACKWARD, SIGMOID_FORWARD, SIGMOID_BACKWARD, TANH_FORWARD, TANH_BACKWARD,
    MOMENTUM, RMSPROP, ADAM
  }

  /// All of them.
  List<Operation> ALL = Stream.<Operation[]>of(Conv.values(), Gemm.values(), Dense.values(), Pool.values(),
      Rows.values(), Elements.values()).flatMap(Stream::of).toList();

  /// The key among an experiment's shapes under which those of this operation stand.
  default String shapesKey() {
    return switch (this) {
      case Conv _ -> "conv";
      case Gemm _ -> "gemm";
      case Dense _ -> "dense";
      case Pool _ -> "pool";
      case Rows _ -> "rows";
      case Elements _ -> "elements";
    };
  }
}
