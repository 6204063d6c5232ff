package lanewise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lanewise.kernels.KernelSets;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvGeometry;

/// The convolutions that are measured, `same` padding except for the awkward one.
public enum ConvShape {
  /// lenet, first: 5x5, 1 -> 8.
  LENET_1(ConvGeometry.same(1, 28, 28, 8, 5, 5, 1, 1)),
  /// lenet, second: 5x5, 8 -> 16.
  LENET_2(ConvGeometry.same(8, 14, 14, 16, 5, 5, 1, 1)),
  /// wide, first: 3x3, 1 -> 32.
  WIDE_1(ConvGeometry.same(1, 28, 28, 32, 3, 3, 1, 1)),
  /// wide, second: 3x3, 32 -> 64.
  WIDE_2(ConvGeometry.same(32, 28, 28, 64, 3, 3, 1, 1)),
  /// A layer of a larger network: 3x3, 64 -> 64 on 56x56.
  LARGE(ConvGeometry.same(64, 56, 56, 64, 3, 3, 1, 1)),
  /// seed: 3x3, 1 -> 1.
  SEED(ConvGeometry.same(1, 28, 28, 1, 3, 3, 1, 1)),
  /// A large filter: 11x11, 3 -> 8.
  LARGE_FILTER(ConvGeometry.same(3, 32, 32, 8, 11, 11, 1, 1)),
  /// Nothing is a multiple of anything: 4x3, 3 -> 7 on 19x23, strides 2 and 1, padding on three sides.
  AWKWARD(new ConvGeometry(3, 19, 23, 7, 4, 3, 2, 1, 1, 2, 0, 1));

  private static final String SHAPE = "shape";
  private static final String ALGORITHM = "algorithm";

  private final ConvGeometry geometry;

  ConvShape(ConvGeometry geometry) {
    this.geometry = geometry;
  }

  public ConvGeometry geometry() {
    return geometry;
  }

  /// Parameter values for a benchmark of convolutions, a map for each algorithm: no algorithm gets a shape that it
  /// refuses.
  ///
  /// @param wanted the values asked for; of a parameter that is missing, all
  static List<Map<String, List<String>>> accepted(Map<String, List<String>> wanted) {
    var combinations = new ArrayList<Map<String, List<String>>>();
    for (ConvAlgorithm algorithm : ConvAlgorithm.values()) {
      List<String> shapes = Stream.of(values())
          .filter(shape -> KernelSets.named("vector").conv(algorithm).refusal(shape.geometry).isEmpty())
          .map(ConvShape::name)
          .filter(shape -> wanted.getOrDefault(SHAPE, List.of(shape)).contains(shape))
          .toList();
      if (!shapes.isEmpty() && wanted.getOrDefault(ALGORITHM, List.of(algorithm.name())).contains(algorithm.name())) {
        var combination = new TreeMap<>(wanted);
        combination.put(ALGORITHM, List.of(algorithm.name()));
        combination.put(SHAPE, shapes);
        combinations.add(combination);
      }
    }
    return combinations;
  }

  /// Whether [#accepted] is about a benchmark with these parameters.
  static boolean concerns(Map<String, String[]> params) {
    return params.containsKey(ALGORITHM);
  }
}
