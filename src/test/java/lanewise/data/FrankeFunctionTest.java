package lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lanewise.tensor.Examples;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class FrankeFunctionTest {

  private static final OptionalInt DEFAULT = OptionalInt.empty();

  private final Dataset franke = load(DEFAULT, DEFAULT, DEFAULT);

  @Test
  void isRegressionFromTwoFeaturesToOneOutput() {
    assertEquals(0, franke.classes());
    assertEquals(Shape.of(2), franke.train().inputShape());
    assertEquals(Shape.of(1), franke.train().targetShape());
    assertEquals(2_000, franke.train().count());
    assertEquals(Optional.empty(), franke.validation());
    assertEquals(500, franke.test().count());
  }

  @Test
  void theFunctionHasItsKnownValues() {
    assertEquals(0.76642059, FrankeFunction.value(0, 0), 1e-8);
    assertEquals(0.32576209, FrankeFunction.value(0.5, 0.5), 1e-8);
    assertEquals(0.03586959, FrankeFunction.value(1, 1), 1e-8);
  }

  @Test
  void testTargetsAreTheFunctionAndTrainingTargetsAreNoisy() {
    assertEquals(0, residualDeviation(franke.test()), 1e-7);
    assertEquals(0.1, residualDeviation(franke.train()), 0.005);
  }

  @Test
  void pointsFillTheUnitSquareAndDoNotRepeat() {
    float[] train = inputs(franke.train());
    assertTrue(IntStream.range(0, train.length).allMatch(i -> train[i] >= 0 && train[i] <= 1));
    double mean = IntStream.range(0, train.length).mapToDouble(i -> train[i]).average().orElseThrow();
    assertEquals(0.5, mean, 0.02);
    assertEquals(train.length, IntStream.range(0, train.length).mapToObj(i -> train[i]).distinct().count());
  }

  @Test
  void validationContinuesTheTrainingExamples() {
    Dataset split = load(OptionalInt.of(10), OptionalInt.of(5), OptionalInt.of(3));
    float[] all = inputs(franke.train());
    assertArrayEquals(Arrays.copyOf(all, 20), inputs(split.train()));
    assertArrayEquals(Arrays.copyOfRange(all, 20, 30), inputs(split.validation().orElseThrow()));
    assertEquals(3, split.test().count());
  }

  @Test
  void isTheSameEveryTime() {
    assertEquals(franke.sha256(), load(DEFAULT, DEFAULT, DEFAULT).sha256());
    assertEquals("da9601df60da1749d4a349ddf78c9550f6af72b87b0e70ce9444d437f479e425", franke.sha256());
  }

  @Test
  void refusesMoreThanItsLimitWithBothNumbers() {
    var refusal = assertThrows(DataRequestException.class, () -> load(OptionalInt.of(100_001), DEFAULT, DEFAULT));
    assertEquals("dataset 'franke': train asks for 100001 training examples, there are 100000", refusal.getMessage());
  }

  private static double residualDeviation(Examples examples) {
    var inputs = new Tensor(examples.inputShape());
    var targets = new Tensor(examples.targetShape());
    examples.read(IntStream.range(0, examples.count()).toArray(), 0, examples.count(), inputs, targets);
    double squares = 0;
    for (int i = 0; i < examples.count(); i++) {
      double residual = targets.data()[i] - FrankeFunction.value(inputs.data()[2 * i], inputs.data()[2 * i + 1]);
      squares += residual * residual;
    }
    return Math.sqrt(squares / examples.count());
  }

  private static float[] inputs(Examples examples) {
    var inputs = new Tensor(examples.inputShape());
    examples.read(IntStream.range(0, examples.count()).toArray(), 0, examples.count(), inputs, new Tensor(Shape.of(1)));
    return Arrays.copyOf(inputs.data(), inputs.size());
  }

  private static Dataset load(OptionalInt train, OptionalInt validation, OptionalInt test) {
    var request = new DataRequest("franke", train, validation, test, Optional.empty(), Optional.empty());
    return Datasets.load(request, DataFolders.ofProcess(Optional.empty()));
  }
}
