package lanewise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArmLabelsTest {

  @Test
  void whatAllArmsHaveInCommonGoes() {
    assertEquals(Map.of("vector, 2 threads", "vector", "scalar, 2 threads", "scalar"),
        ArmLabels.of(List.of("vector, 2 threads", "scalar, 2 threads", "scalar, 2 threads")));
  }

  @Test
  void theSectionOfAKeyThatAllHaveGoesToo() {
    String momentum = "vector, 2 threads, training.scheduler={momentum: {eta: 0.01, gamma: 0.9}}";
    String adam = "vector, 2 threads, training.scheduler={adam: {eta: 0.001}}";
    assertEquals(Map.of(momentum, "scheduler={momentum: {eta: 0.01, gamma: 0.9}}", adam,
            "scheduler={adam: {eta: 0.001}}"),
        ArmLabels.of(List.of(momentum, adam)));
  }

  @Test
  void namesStayWhereALabelWouldSayNothing() {
    assertEquals(Map.of("vector", "vector", "vector, winograd", "vector, winograd"),
        ArmLabels.of(List.of("vector", "vector, winograd")));
    assertEquals(Map.of("vector, 2 threads", "vector, 2 threads"), ArmLabels.of(List.of("vector, 2 threads")));
  }
}
