package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lanewise.tensor.Examples;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What a network at work refuses: layers, batches and data that do not fit it.
class NetworkRefusalsTest {

  private static final Shape IMAGE = Shape.of(1, 6, 6);

  @Test
  void aRefusedLayerLeavesTheNetworkUsable() {
    Cnn untouched = empty().add(new Convolution(2, 3, 3)).add(new Flatten()).add(new Output(3, Activation.SOFTMAX));

    Cnn cnn = empty();
    assertThrows(ArchitectureException.class, () -> cnn.add(new Dense(4, Activation.RELU)));
    cnn.add(new Convolution(2, 3, 3));
    assertThrows(ArchitectureException.class, () -> cnn.add(new Convolution(2, 5, 5)));
    cnn.add(new Flatten());
    assertThrows(ArchitectureException.class, () -> cnn.add(new Output(1, Activation.SIGMOID)));
    assertThrows(NullPointerException.class, () -> cnn.add(new Dense(4, null)), "fails only while it is built");
    cnn.add(new Output(3, Activation.SOFTMAX));
    assertThrows(ArchitectureException.class, () -> cnn.add(new Flatten()));

    MemoryExamples examples = MemoryExamples.noise(IMAGE, 10, 3, 1);
    for (Cnn each : new Cnn[] {untouched, cnn}) {
      each.fit(examples, Fit.epochs(2).batch(4), TrainingListener.SILENT);
    }
    assertEquals(untouched.weightsSha256(), cnn.weightsSha256());
    assertEquals(untouched.summary(), cnn.summary());
  }

  @Test
  void refusesToClassifyRealNumbers() {
    MemoryExamples reals = new MemoryExamples(Tensor.zeros(Shape.of(2), 3), Tensor.of(Shape.of(1), 0f, 0.5f, 1f));
    Cnn cnn = new Cnn(Shape.of(2), Cost.LOGISTIC, new Scheduler.Constant(0.1), 1, Compute.scalar(1))
        .add(new Output(1, Activation.SIGMOID));
    assertEquals("cost logistic (binary classification) needs classes, but the data's targets are real numbers: use cost "
            + "ols and an output with identity",
        assertThrows(ArchitectureException.class, () -> cnn.evaluate(reals)).getMessage());
  }

  @Test
  void needsAnOutput() {
    Cnn cnn = empty().add(new Flatten());
    String message = "the network of 1 layers has no output layer: add one as the last";
    assertRefuses(message, () -> cnn.forward(Tensor.zeros(IMAGE, 1)));
    assertRefuses(message, () -> cnn.fit(data(10, 3), Fit.epochs(1), TrainingListener.SILENT));
    assertRefuses(message, () -> cnn.evaluate(data(10, 3)));
  }

  @Test
  void needsItemsOfItsInputShape() {
    Cnn cnn = classifier();
    assertRefuses("the network's input is 1x6x6, but the batch has items of 1x6x5",
        () -> cnn.forward(Tensor.zeros(Shape.of(1, 6, 5), 2)));
    assertRefuses("the network's input is 1x6x6, but the batch has items of 36",
        () -> cnn.predict(Tensor.zeros(Shape.of(36), 2)));
    Examples wide = MemoryExamples.noise(Shape.of(1, 6, 8), 10, 3, 1);
    String message = "the network's input is 1x6x6, but the data has items of 1x6x8";
    assertRefuses(message, () -> cnn.fit(wide, Fit.epochs(1), TrainingListener.SILENT));
    assertRefuses(message, () -> cnn.evaluate(wide));
  }

  @Test
  void needsDataWithAsManyClassesAsNodes() {
    assertRefuses("the output has 3 nodes, but the data has 4 classes", () -> classifier().evaluate(data(10, 4)));
    assertRefuses("the output has 3 nodes, but the data has 4 classes",
        () -> classifier().fit(data(10, 4), Fit.epochs(1), TrainingListener.SILENT));
    Cnn binary = new Cnn(IMAGE, Cost.LOGISTIC, new Scheduler.Constant(0.1), 1, Compute.scalar(1))
        .add(new Flatten()).add(new Output(1, Activation.SIGMOID));
    assertRefuses("the output has 1 nodes, but the data has 3 classes", () -> binary.evaluate(data(10, 3)));
    Cnn regression = new Cnn(IMAGE, Cost.OLS, new Scheduler.Constant(0.1), 1, Compute.scalar(1))
        .add(new Flatten()).add(new Output(2, Activation.IDENTITY));
    assertRefuses("the output has 2 nodes, but the data has 3 targets", () -> regression.evaluate(data(10, 3)));
  }

  @Test
  void needsAtLeastOneExample() {
    String message = "the data has no examples: there must be at least one";
    assertRefuses(message, () -> classifier().evaluate(data(0, 3)));
    assertRefuses(message, () -> classifier().fit(data(0, 3), Fit.epochs(1), TrainingListener.SILENT));
    assertRefuses("the batch has no items: there must be at least one", () -> classifier().forward(new Tensor(IMAGE)));
  }

  @Test
  void needsAnExampleForEachBatch() {
    assertRefuses("11 batches of 10 training examples: there must be at least one example in each",
        () -> classifier().fit(data(10, 3), Fit.epochs(1).batches(11), TrainingListener.SILENT));
  }

  @Test
  void refusesAValidationSetThatDoesNotFitBeforeItTrains() {
    Cnn cnn = classifier();
    String before = cnn.weightsSha256();
    assertRefuses("the output has 3 nodes, but the data has 5 classes",
        () -> cnn.fit(data(10, 3), Fit.epochs(1).validation(data(10, 5)), TrainingListener.SILENT));
    assertEquals(before, cnn.weightsSha256());
  }

  @Test
  void refusesAStepWithoutATargetForEachOutput() {
    assertEquals("the outputs are 2 x 3, but the targets are 1 x 3: there must be one target for each output",
        assertThrows(IllegalArgumentException.class,
            () -> classifier().step(Tensor.zeros(IMAGE, 2), Tensor.zeros(Shape.of(3), 1), 0, 1)).getMessage());
  }

  private static void assertRefuses(String message, Executable action) {
    assertEquals(message, assertThrows(ArchitectureException.class, action).getMessage());
  }

  private static Examples data(int count, int classes) {
    return MemoryExamples.noise(IMAGE, count, classes, 1);
  }

  private static Cnn empty() {
    return new Cnn(IMAGE, Cost.CROSS_ENTROPY, new Scheduler.Adam(0.01), 5, Compute.scalar(1));
  }

  private static Cnn classifier() {
    return empty().add(new Flatten()).add(new Output(3, Activation.SOFTMAX));
  }
}
