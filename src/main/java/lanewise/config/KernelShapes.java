package lanewise.config;

import java.util.List;
import java.util.stream.Stream;
import lanewise.config.yaml.Located;

/// The shapes on which an experiment measures kernels, by the operations that take them.
public record KernelShapes(List<Located<KernelShape.Conv>> conv, List<Located<KernelShape.Gemm>> gemm,
    List<Located<KernelShape.Dense>> dense, List<Located<KernelShape.Pool>> pool,
    List<Located<KernelShape.Rows>> rows, List<Located<KernelShape.Elements>> elements) {

  public KernelShapes {
    conv = List.copyOf(conv);
    gemm = List.copyOf(gemm);
    dense = List.copyOf(dense);
    pool = List.copyOf(pool);
    rows = List.copyOf(rows);
    elements = List.copyOf(elements);
  }

  /// The lists, each of shapes for the same operations.
  public List<List<? extends Located<? extends KernelShape>>> lists() {
    return List.of(conv, gemm, dense, pool, rows, elements);
  }

  /// The shapes that `operation` takes.
  public List<? extends Located<? extends KernelShape>> of(Operation operation) {
    return switch (operation) {
      case Operation.Conv _ -> conv;
      case Operation.Gemm _ -> gemm;
      case Operation.Dense _ -> dense;
      case Operation.Pool _ -> pool;
      case Operation.Rows _ -> rows;
      case Operation.Elements _ -> elements;
    };
  }

  /// The calls of one operation, in the order of the shapes, then of the algorithms.
  Stream<KernelCall> calls(Operation operation, List<Algorithm> algorithms) {
    return switch (operation) {
      case Operation.Conv conv -> values(this.conv).flatMap(shape ->
          algorithms.stream().map(algorithm -> new KernelCall.Conv(conv, shape, algorithm)));
      case Operation.Gemm gemm -> values(this.gemm).map(shape -> new KernelCall.Gemm(gemm, shape));
      case Operation.Dense dense -> values(this.dense).map(shape -> new KernelCall.Dense(dense, shape));
      case Operation.Pool pool -> values(this.pool).map(shape -> new KernelCall.Pool(pool, shape));
      case Operation.Rows rows -> values(this.rows).map(shape -> new KernelCall.Rows(rows, shape));
      case Operation.Elements elements ->
          values(this.elements).map(shape -> new KernelCall.Elements(elements, shape));
    };
  }

  private static <S> Stream<S> values(List<Located<S>> located) {
    return located.stream().map(Located::value);
  }
}
