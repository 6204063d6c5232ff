package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lanewise.Effort;
import lanewise.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// NaN and infinities, planted behind every layer of a network into its output and into that output's gradient, end the
/// training in that very step, with the layer named and the parameters as the step before left them.
class PlantedDivergenceTest {

  private static final Shape IMAGE = Shape.of(1, 9, 9);
  private static final int BATCH = 8;
  private static final int STEPS = 3;
  private static final int PLANTED_STEP = 5; // The second of the second epoch.
  private static final float[] VALUES = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};

  /// Every kind of layer and every activation, some of them in front of a layer that takes maxima.
  private static final List<LayerSpec> LAYERS = List.of(
      new Convolution(3, 3, 3).padding(Padding.SAME).activation(Activation.RELU),
      new Pooling(Pooling.Kind.MAX, 3, 3, 2, 2),
      new Convolution(4, 3, 3).padding(Padding.SAME).activation(Activation.SIGMOID),
      new Convolution(2, 2, 2).padding(Padding.SAME).activation(Activation.LEAKY_RELU),
      new Pooling(Pooling.Kind.MAX, 2, 2, 1, 1),
      new Pooling(Pooling.Kind.AVERAGE, 2, 2, 1, 1),
      new Convolution(3, 1, 2).activation(Activation.TANH),
      new Flatten(),
      new Dense(9, Activation.RELU),
      new Dense(8, Activation.SIGMOID),
      new Dense(7, Activation.SOFTMAX),
      new Dense(6, Activation.TANH),
      new Dense(5, Activation.LEAKY_RELU),
      new Dense(7, Activation.IDENTITY),
      new Output(4, Activation.SOFTMAX));

  private final MemoryExamples examples = MemoryExamples.noise(IMAGE, STEPS * BATCH, 4, 1);

  /// Counts the steps, and keeps the weights' hash behind each.
  private static final class Steps implements TrainingListener {
    private final List<String> hashes = new ArrayList<>();
    private Cnn cnn;
    private String diverged = "";

    boolean isPlanting() {
      return hashes.size() == PLANTED_STEP - 1;
    }

    @Override
    public void step(int epoch, int step, int steps, double loss) {
      hashes.add(cnn.weightsSha256());
    }

    @Override
    public void diverged(int epoch, int step, int steps, double loss) {
      diverged = epoch + ":" + step + "/" + steps;
    }
  }

  @ParameterizedTest
  @CsvSource({"scalar, 1", "scalar, 2", "vector, 1", "vector, 2"})
  void whatIsPlantedBehindAnyLayerIsNamedInItsStep(String kernels, int threads) {
    int tries = Effort.of(1, 20);
    long start = System.nanoTime();
    long seeds = 0;
    var compute = Compute.named(kernels, threads);
    for (int i = 0; i < tries; i++) {
      for (int behind = 0; behind < LAYERS.size(); behind++) {
        for (Planting.Where where : Planting.Where.values()) {
          if (behind > 0 || where == Planting.Where.OUTPUT) {
            for (float value : VALUES) {
              plantAndTrain(compute, behind, where, value, seeds++);
            }
          }
        }
      }
    }
    Effort.report("planted divergence", seeds + " values, " + kernels + ", threads " + threads, start);
  }

  /// @param behind so many layers
  private void plantAndTrain(Compute compute, int behind, Planting.Where where, float value, long seed) {
    var architecture = new Architecture(IMAGE, Cost.CROSS_ENTROPY);
    LAYERS.subList(0, behind).forEach(architecture::add);
    Shape shape = architecture.output();
    int index = new Random(seed).nextInt(BATCH * shape.size());
    var steps = new Steps();
    var planting = new Planting(where, value, index, steps::isPlanting);
    String planted = value + " planted as " + where + " behind layer " + behind + " at " + index + ", seed " + seed;
    Cnn cnn = new Cnn(IMAGE, Cost.CROSS_ENTROPY, new Scheduler.Adam(0.001), 3, compute);
    steps.cnn = cnn;
    Stream.of(LAYERS.subList(0, behind), List.of(planting), LAYERS.subList(behind, LAYERS.size()))
        .flatMap(List::stream).forEach(cnn::add);

    History history = cnn.fit(examples, Fit.epochs(3).batch(BATCH), steps);

    LayerSpec named = where == Planting.Where.OUTPUT ? planting : LAYERS.get(behind - 1);
    int number = where == Planting.Where.OUTPUT ? behind + 1 : behind;
    String what = (where == Planting.Where.OUTPUT ? "the output of" : "the gradient of the output of")
        + " layer " + number + " (" + named.describe() + ")";
    assertEquals(History.Outcome.DIVERGED, history.outcome(), planted);
    assertEquals(what + " had 1 value that is not finite (" + value + " of " + place(shape, index)
        + ", counting from 0) in epoch 2, step 2 of 3: the learning rate 0.001 may be too large; try a tenth of it",
        history.reason(), planted);
    assertEquals("2:2/3", steps.diverged, planted);
    assertEquals(steps.hashes.getLast(), cnn.weightsSha256(), planted);
    for (Parameter parameter : cnn.parameters()) {
      assertEquals(PLANTED_STEP - 1, parameter.state().step(), planted);
    }
  }

  private static String place(Shape item, int index) {
    int[] at = new int[item.rank()];
    int rest = index;
    for (int axis = item.rank() - 1; axis >= 0; axis--) {
      at[axis] = rest % item.extent(axis);
      rest /= item.extent(axis);
    }
    return "example " + rest + (item.rank() == 3
        ? ", map " + at[0] + ", row " + at[1] + ", column " + at[2]
        : ", element " + at[0]);
  }

  @Test
  void theNetworkTrainsWhereNothingIsPlanted() {
    Cnn cnn = new Cnn(IMAGE, Cost.CROSS_ENTROPY, new Scheduler.Adam(0.001), 3, Compute.vector(2));
    LAYERS.forEach(cnn::add);
    assertEquals(History.Outcome.COMPLETED,
        cnn.fit(examples, Fit.epochs(3).batch(BATCH), TrainingListener.SILENT).outcome());
  }
}
