package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void countsRowsByActualAndPredictedClass() {
    Tally tally = new Tally(3, 0.5);
    tally.add(1, rows(3, 0.7f, 0.2f, 0.1f, 0.1f, 0.2f, 0.7f), rows(3, 1, 0, 0, 0, 1, 0));
    tally.add(1, rows(3, 0.2f, 0.1f, 0.7f), rows(3, 0, 1, 0));
    Evaluation evaluation = tally.evaluation();
    assertArrayEquals(new int[][] {{1, 0, 0}, {0, 0, 2}, {0, 0, 0}}, evaluation.confusion());
    assertEquals(3, evaluation.count());
    assertEquals(1, evaluation.correct());
    assertEquals(1.0 / 3, evaluation.accuracy().orElseThrow());
    assertEquals(1.0, evaluation.accuracyOfClass(0));
    assertEquals(0.0, evaluation.accuracyOfClass(1));
    assertEquals(Double.NaN, evaluation.accuracyOfClass(2), "no example of class 2");
  }

  @Test
  void weighsTheLossOfEachBatchByItsRows() {
    Tally tally = new Tally(0, 0.5);
    tally.add(2.0, rows(1, 0, 0, 0), rows(1, 0, 0, 0));
    tally.add(6.0, rows(1, 0), rows(1, 0));
    assertEquals(3.0, tally.evaluation().loss());
    assertTrue(tally.evaluation().accuracy().isEmpty(), "regression has no accuracy");
  }

  @Test
  void theFirstOfEqualOutputsIsThePrediction() {
    assertEquals(1, Tally.predictedClass(rows(3, 0, 0, 0, 0.2f, 0.4f, 0.4f), 1, 0.5));
  }

  @Test
  void aSingleOutputIsClassOneFromTheThresholdOn() {
    Tensor outputs = rows(1, 0.25f, 0.5f, 0.75f);
    assertEquals(0, Tally.predictedClass(outputs, 0, 0.5));
    assertEquals(1, Tally.predictedClass(outputs, 1, 0.5));
    assertEquals(0, Tally.predictedClass(outputs, 1, 0.6));
    assertEquals(1, Tally.predictedClass(outputs, 2, 0.6));
    assertEquals(1, Tally.predictedClass(outputs, 0, 0));
  }

  @Test
  void theThresholdMovesPredictionsButNotTargets() {
    Tally tally = new Tally(2, 0.9);
    tally.add(0, rows(1, 0.8f, 0.95f, 0.1f), rows(1, 1, 1, 0));
    assertArrayEquals(new int[][] {{1, 0}, {1, 1}}, tally.evaluation().confusion());
  }

  @Test
  void theCostDecidesHowManyClassesThereAre() {
    assertEquals(0, Tally.classes(Cost.OLS, 4));
    assertEquals(2, Tally.classes(Cost.LOGISTIC, 1));
    assertEquals(10, Tally.classes(Cost.CROSS_ENTROPY, 10));
  }

  private static Tensor rows(int columns, float... values) {
    return Tensor.of(Shape.of(columns), values);
  }
}
