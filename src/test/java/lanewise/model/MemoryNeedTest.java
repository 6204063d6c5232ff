package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvChoice;
import lanewise.model.MemoryNeed.Kind;
import lanewise.model.MemoryNeed.Part;
import lanewise.tensor.Shape;
import org.junit.jupiter.api.Test;

/// What is counted, with the numbers counted by hand. [MemoryUseTest] compares them with what networks take.
class MemoryNeedTest {

  private static final Compute SCALAR = Compute.scalar(2);
  private static final Scheduler ADAM = new Scheduler.Adam(0.001);
  private static final Scheduler CONSTANT = new Scheduler.Constant(0.1);

  private static Architecture dense(int inputs, int nodes) {
    var architecture = new Architecture(Shape.of(inputs), Cost.CROSS_ENTROPY);
    architecture.add(new Dense(nodes, Activation.RELU));
    architecture.add(new Output(10, Activation.SOFTMAX));
    return architecture;
  }

  private static MemoryNeed need(Architecture architecture, Scheduler scheduler, Workload work) {
    return MemoryNeed.of(architecture, SCALAR, scheduler, work);
  }

  private static long bytes(MemoryNeed need, Kind kind) {
    return need.parts().stream().filter(part -> part.kind() == kind).mapToLong(Part::bytes).sum();
  }

  private static long floats(long... counts) {
    return Float.BYTES * LongStream.of(counts).sum();
  }

  @Test
  void parametersHaveGradientsAndAsManyArraysAsTheSchedulerKeeps() {
    long parameters = 100 * 50 + 50 + 50 * 10 + 10;
    Workload work = Workload.of(Fit.epochs(1).batch(8), 80, 0, 16);
    assertEquals(floats(2 * parameters), bytes(need(dense(100, 50), CONSTANT, work), Kind.PARAMETERS));
    assertEquals(floats(4 * parameters), bytes(need(dense(100, 50), ADAM, work), Kind.PARAMETERS));
  }

  @Test
  void aLayersOwnSchedulerCounts() {
    var architecture = new Architecture(Shape.of(100), Cost.CROSS_ENTROPY);
    architecture.add(new Output(10, Activation.SOFTMAX).scheduler(CONSTANT));
    MemoryNeed need = need(architecture, ADAM, Workload.evaluation(5));
    assertEquals(floats(2 * (100 * 10 + 10)), bytes(need, Kind.PARAMETERS));
  }

  @Test
  void validationKeepsTheParametersOfTheBestEpoch() {
    Fit fit = Fit.epochs(1).batch(8);
    long without = need(dense(100, 50), ADAM, Workload.of(fit, 80, 0, 16)).bytes();
    long with = need(dense(100, 50), ADAM, Workload.of(fit, 80, 16, 16)).bytes();
    assertEquals(floats(100 * 50 + 50 + 50 * 10 + 10), with - without);
  }

  @Test
  void activationsAreThoseOfTheLargestBatchAndGradientsOfTheLargestTrainedOne() {
    MemoryNeed need = need(dense(100, 50), ADAM, Workload.of(Fit.epochs(1).batch(8), 80, 0, 300));
    long inputs = (8 + 128) * 100;
    long targets = (8 + 128) * 10;
    long outputs = 128 * (50 + 10 + 10);
    long gradients = 8 * (50 + 10);
    assertEquals(floats(inputs, targets, outputs, gradients), bytes(need, Kind.ACTIVATIONS));
  }

  @Test
  void convolutionsOfAChainKeepOutputsForTrainingAndOnlyTheLastForEvaluation() {
    var architecture = new Architecture(Shape.of(1, 8, 8), Cost.CROSS_ENTROPY);
    architecture.add(new Convolution(4, 3, 3).padding(Padding.SAME));
    architecture.add(new Pooling(Pooling.Kind.MAX, 2, 2));
    architecture.add(new Flatten());
    architecture.add(new Output(10, Activation.SOFTMAX));
    long pooled = 4 * 4 * 4;
    long read = 64 + 10;
    assertEquals(floats(128 * (read + pooled + 10 + 10)),
        bytes(need(architecture, ADAM, Workload.evaluation(128)), Kind.ACTIVATIONS));
    long winners = 16 * pooled;
    long gradients = 16 * (pooled + 10);
    assertEquals(floats(16 * read, 16 * 4 * 64, 16 * pooled, winners, 16 * 10, 16 * 10, gradients),
        bytes(need(architecture, ADAM, new Workload(List.of(16), List.of(), false)), Kind.ACTIVATIONS));
  }

  @Test
  void aFewRowsAreEvaluatedWithTransposedWeights() {
    long none = need(dense(100, 50), ADAM, Workload.evaluation(128)).bytes();
    long few = need(dense(100, 50), ADAM, Workload.evaluation(128 + 3)).bytes();
    assertEquals(floats(100 * 50 + 50 * 10), few - none);
  }

  @Test
  void moreThreadsNeedMoreScratchMemoryAndNothingElse() {
    MemoryNeed one = MemoryCase.FFT.need(Compute.scalar(1));
    MemoryNeed four = MemoryCase.FFT.need(Compute.scalar(4));
    assertEquals(bytes(one, Kind.PARAMETERS), bytes(four, Kind.PARAMETERS));
    assertEquals(bytes(one, Kind.ACTIVATIONS), bytes(four, Kind.ACTIVATIONS));
    assertTrue(bytes(four, Kind.SCRATCH) > 1.5 * bytes(one, Kind.SCRATCH));
  }

  @Test
  void theLargestPartIsNamedByItsLayer() {
    Part largest = need(dense(4096, 100_000), ADAM, Workload.evaluation(10)).largest();
    assertEquals(new Part(0, Kind.PARAMETERS, floats(4 * (4096L * 100_000 + 100_000))), largest);
  }

  @Test
  void aNetworkOfAnySizeIsCountedWithoutOverflow() {
    var architecture = new Architecture(Shape.of(1 << 20), Cost.CROSS_ENTROPY);
    for (int i = 0; i < 100; i++) {
      architecture.add(new Dense(1024, Activation.RELU));
      architecture.add(new Dense(1 << 20, Activation.RELU));
    }
    architecture.add(new Output(10, Activation.SOFTMAX));
    long bytes = need(architecture, ADAM, Workload.of(Fit.epochs(1).batch(2047), 2047, 0, 10)).bytes();
    assertTrue(bytes > 200 * 16 * (1L << 30), bytes + " bytes");
  }

  @Test
  void refusesABatchThatNoArrayHolds() {
    var refused = assertThrows(ArchitectureException.class,
        () -> need(dense(100, 50), ADAM, Workload.of(Fit.epochs(1).batch(30_000_000), 30_000_000, 0, 10)));
    assertEquals("a batch of 30000000 items of shape 100 (100 values each) has more than 2147483647 values: use "
        + "smaller batches", refused.getMessage());
  }

  @Test
  void refusesScratchMemoryThatNoArrayHolds() {
    var architecture = new Architecture(Shape.of(38, 5000, 5000), Cost.CROSS_ENTROPY);
    architecture.add(new Convolution(2, 7, 7));
    architecture.add(new Pooling(Pooling.Kind.MAX, 4000, 4000));
    architecture.add(new Flatten());
    architecture.add(new Output(10, Activation.SOFTMAX));
    var compute = Compute.named("scalar", ConvChoice.of(ConvAlgorithm.FFT), 2);
    var refused = assertThrows(ArchitectureException.class,
        () -> MemoryNeed.of(architecture, compute, ADAM, new Workload(List.of(1), List.of(), false)));
    assertEquals("convolution 2 maps 7x7, valid, identity on 38x5000x5000 needs an array of more than 2147483647 "
        + "elements: use smaller images, or another algorithm", refused.getMessage());
  }
}
