package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import lanewise.kernels.KernelSet;
import lanewise.kernels.KernelSets;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Costs used alone, without a network.
class CostTest {

  private static final int ROWS = 5;

  static Stream<Arguments> costsAndKernels() {
    return Stream.of(Cost.values())
        .flatMap(cost -> KernelSets.NAMES.stream().map(kernels -> Arguments.of(cost, kernels)));
  }

  @ParameterizedTest
  @MethodSource("costsAndKernels")
  void valueIsTheFormulaInDouble(Cost cost, String kernels) {
    Tensor z = sums(cost);
    Tensor t = softTargets(cost);
    assertEquals(formula(cost, z, t), value(cost, z, t, KernelSets.named(kernels)), 1e-6);
  }

  @ParameterizedTest
  @MethodSource("costsAndKernels")
  void gradientIsTheSlopeOfTheValue(Cost cost, String name) {
    KernelSet kernels = KernelSets.named(name);
    Tensor z = sums(cost);
    Tensor t = softTargets(cost);
    Tensor dz = gradient(cost, z, t, kernels);
    assertEquals(z.size(), dz.size());
    float h = 1f / 64;
    for (int i = 0; i < z.size(); i++) {
      float at = z.data()[i];
      z.data()[i] = at + h;
      double above = value(cost, z, t, kernels);
      double step = z.data()[i];
      z.data()[i] = at - h;
      step -= z.data()[i];
      assertEquals((above - value(cost, z, t, kernels)) / step, dz.data()[i], 3e-5, cost + ", entry " + i);
      z.data()[i] = at;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void logisticStaysExactFarFromZero(String name) {
    KernelSet kernels = KernelSets.named(name);
    Tensor z = row(1, 1e4f, 1e4f, -1e4f, -1e4f);
    Tensor t = row(1, 1, 0, 1, 0);
    assertEquals(2e4 / 4, value(Cost.LOGISTIC, z, t, kernels));
    assertArrayEquals(new float[] {0, 0.25f, -0.25f, 0}, gradient(Cost.LOGISTIC, z, t, kernels).data(), 1e-30f);
    // Here y rounds to 1, and 1 - y would have no logarithm.
    assertEquals(30, value(Cost.LOGISTIC, row(1, 30), row(1, 0), kernels), 1e-12);
    assertEquals(Math.exp(-30), value(Cost.LOGISTIC, row(1, 30), row(1, 1), kernels), 1e-25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void crossEntropyStaysExactFarFromZero(String name) {
    KernelSet kernels = KernelSets.named(name);
    float[] far = {1e4f, -1e4f, 0};
    assertEquals(0, value(Cost.CROSS_ENTROPY, row(3, far), row(3, 1, 0, 0), kernels));
    assertEquals(2e4, value(Cost.CROSS_ENTROPY, row(3, far), row(3, 0, 1, 0), kernels));
    assertEquals(1e4, value(Cost.CROSS_ENTROPY, row(3, far), row(3, 0, 0, 1), kernels));
    Tensor dz = gradient(Cost.CROSS_ENTROPY, row(3, far), row(3, 0, 1, 0), kernels);
    assertArrayEquals(new float[] {1, -1, 0}, dz.data(), 1e-30f);
    // Here y rounds to 1 beside 4e-18.
    assertEquals(40, value(Cost.CROSS_ENTROPY, row(2, 40, 0), row(2, 0, 1), kernels), 1e-6);
    assertEquals(Math.log(2), value(Cost.CROSS_ENTROPY, row(2, -1e4f, -1e4f), row(2, 0, 1), kernels), 1e-7);
  }

  @Test
  void crossEntropyTakesSoftTargets() {
    KernelSet kernels = KernelSets.named("scalar");
    Tensor z = row(3, (float) Math.log(0.5), (float) Math.log(0.25), (float) Math.log(0.25));
    Tensor t = row(3, 0.25f, 0.5f, 0.25f);
    assertEquals(0.25 * Math.log(2) + 0.75 * Math.log(4), value(Cost.CROSS_ENTROPY, z, t, kernels), 1e-6);
    assertArrayEquals(new float[] {0.25f, -0.25f, 0}, gradient(Cost.CROSS_ENTROPY, z, t, kernels).data(), 1e-6f);
  }

  @ParameterizedTest
  @EnumSource
  void anythingNotANumberShowsInTheValue(Cost cost) {
    Tensor z = sums(cost);
    z.data()[1] = Float.NaN;
    assertEquals(Double.NaN, value(cost, z, softTargets(cost), KernelSets.named("vector")));
  }

  @ParameterizedTest
  @EnumSource
  void costsAreFoundByLabel(Cost cost) {
    assertEquals(cost, Cost.labelled(cost.label()));
  }

  @Test
  void refusesAnUnknownLabelWithTheKnownOnes() {
    assertEquals("no cost 'mse': there are ols, logistic, cross-entropy",
        assertThrows(IllegalArgumentException.class, () -> Cost.labelled("mse")).getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void refusesTargetsThatAreNotOneForEachOutput(Cost cost) {
    KernelSet kernels = KernelSets.named("scalar");
    Tensor z = row(2, 1, 2, 3, 4, 5, 6);
    assertEquals("the outputs are 3 x 2, but the targets are 2 x 2: there must be one target for each output",
        assertThrows(IllegalArgumentException.class, () -> value(cost, z, row(2, 1, 0, 0, 1), kernels)).getMessage());
    assertEquals("the outputs are 3 x 2, but the targets are 3 x 1: there must be one target for each output",
        assertThrows(IllegalArgumentException.class, () -> gradient(cost, z, row(1, 1, 0, 1), kernels)).getMessage());
  }

  private static double formula(Cost cost, Tensor z, Tensor t) {
    int outputs = z.item().size();
    double sum = 0;
    for (int i = 0; i < z.size(); i++) {
      double zi = z.data()[i];
      double ti = t.data()[i];
      double p = 1 / (1 + Math.exp(-zi));
      sum += switch (cost) {
        case OLS -> (zi - ti) * (zi - ti) / outputs;
        case LOGISTIC -> -ti * Math.log(p) - (1 - ti) * Math.log(1 - p);
        case CROSS_ENTROPY -> -ti * Math.log(Math.exp(zi) / sumOfExponentials(z, i / outputs));
      };
    }
    return sum / z.count();
  }

  private static double sumOfExponentials(Tensor z, int row) {
    double sum = 0;
    for (int j = 0; j < z.item().size(); j++) {
      sum += Math.exp(z.data()[row * z.item().size() + j]);
    }
    return sum;
  }

  private static double value(Cost cost, Tensor z, Tensor t, KernelSet kernels) {
    return cost.value(z, outputs(cost, z, kernels), t);
  }

  private static Tensor gradient(Cost cost, Tensor z, Tensor t, KernelSet kernels) {
    Tensor dz = new Tensor(z.item());
    cost.gradient(kernels.blas(), outputs(cost, z, kernels), t, dz);
    return dz;
  }

  private static Tensor outputs(Cost cost, Tensor z, KernelSet kernels) {
    RowActivation activation = cost.activation().rows(kernels);
    Tensor y = Tensor.of(z.item(), z.data().clone());
    activation.forward(y.count(), y.item().size(), y.data(), 0, new float[activation.workspaceFloats()]);
    return y;
  }

  private static Tensor sums(Cost cost) {
    int outputs = cost == Cost.LOGISTIC ? 1 : 4;
    Tensor z = Tensor.zeros(Shape.of(outputs), ROWS);
    for (int i = 0; i < z.size(); i++) {
      z.data()[i] = (float) (2 * Math.sin(i + 1));
    }
    return z;
  }

  /// Targets between 0 and 1 whose rows sum to 1 where there are several.
  private static Tensor softTargets(Cost cost) {
    Tensor t = new Tensor(sums(cost).item());
    t.resize(ROWS);
    int outputs = t.item().size();
    for (int i = 0; i < t.size(); i++) {
      t.data()[i] = outputs == 1 ? i / 4f : (1 + (i + i / outputs) % outputs) / 10f;
    }
    return t;
  }

  private static Tensor row(int outputs, float... values) {
    return Tensor.of(Shape.of(outputs), values);
  }
}
