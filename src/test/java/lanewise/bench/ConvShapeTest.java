package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lanewise.kernels.KernelSets;
import lanewise.kernels.conv.ConvAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConvShapeTest {

  @ParameterizedTest
  @EnumSource
  void anAlgorithmIsMeasuredWithEveryShapeThatItDoesNotRefuse(ConvAlgorithm algorithm) {
    List<String> accepted = Stream.of(ConvShape.values())
        .filter(shape -> KernelSets.named("scalar").conv(algorithm).refusal(shape.geometry()).isEmpty())
        .map(ConvShape::name)
        .toList();
    var combinations = ConvShape.accepted(Map.of("kernels", List.of("vector"), "algorithm", List.of(algorithm.name())));
    assertEquals(List.of(Map.of("kernels", List.of("vector"), "algorithm", List.of(algorithm.name()),
        "shape", accepted)), combinations);
  }

  @Test
  void onlyTheShapesAskedForAreMeasured() {
    for (Map<String, List<String>> combination : ConvShape.accepted(Map.of("shape", List.of("LENET_2")))) {
      assertEquals(List.of("LENET_2"), combination.get("shape"));
    }
    assertTrue(ConvShape.accepted(Map.of("shape", List.of("NO_SUCH_SHAPE"))).isEmpty());
  }
}
