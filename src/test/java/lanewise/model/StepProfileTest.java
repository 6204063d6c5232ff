package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import lanewise.parallel.BatchParallel;
import lanewise.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The profile of training steps, by clocks of the test's own.
class StepProfileTest {

  private static final double ROUNDING = 1e-6;

  private final AtomicLong now = new AtomicLong();

  @Test
  void aLapIsDividedByWhatThreadsWereBusyWith() {
    StepProfile profile = new StepProfile(2, now::get);
    BatchParallel.Task forward = profile.timed(0, Pass.FORWARD, taking(10));
    BatchParallel.Task dWeights = profile.timed(0, Pass.D_WEIGHTS, taking(30));
    BatchParallel.Task dInput = profile.timed(1, Pass.D_INPUT, taking(10));
    profile.begin();
    pass(5);
    profile.read(64);
    forward.run(0, 0);
    pass(15);
    profile.lap();
    dWeights.run(0, 0);
    dInput.run(0, 1);
    pass(40);
    profile.lap();
    pass(7);
    profile.lap(Pass.LOSS);
    pass(3);
    profile.end();

    List<ProfileLine> lines = profile.lines(dense(Compute.scalar(1)));
    assertEquals(25, nanos(lines, 1, Pass.FORWARD), ROUNDING);
    assertEquals(60, nanos(lines, 1, Pass.D_WEIGHTS), ROUNDING);
    assertEquals(20, nanos(lines, 2, Pass.D_INPUT), ROUNDING);
    assertEquals(7, nanos(lines, 0, Pass.LOSS), ROUNDING);
    assertEquals(5, nanos(lines, 0, Pass.READ), ROUNDING);
    assertEquals(3, nanos(lines, 0, Pass.OTHER), ROUNDING);
  }

  @Test
  void aLapInWhichNothingWasTimedGoesOn() {
    StepProfile profile = new StepProfile(1, now::get);
    BatchParallel.Task forward = profile.timed(1, Pass.FORWARD, taking(10));
    profile.begin();
    pass(2);
    profile.lap();
    forward.run(0, 0);
    profile.lap();
    profile.end();
    assertEquals(12, nanos(profile.lines(dense(Compute.scalar(1))), 2, Pass.FORWARD), ROUNDING);
  }

  @Test
  void stepsOfSmallerBatchesAreLeftOut() {
    StepProfile profile = new StepProfile(1, now::get);
    step(profile, 3, 10);
    assertEquals(1, profile.steps());
    step(profile, 4, 20);
    step(profile, 3, 10);
    step(profile, 4, 30);
    assertEquals(2, profile.steps());
    Cnn cnn = dense(Compute.scalar(1));
    assertEquals(List.of(20.0, 30.0), line(profile.lines(cnn), 0, Pass.READ).nanos());
    assertEquals(4 * cnn.architecture().stages().getFirst().flops(),
        line(profile.lines(cnn), 1, Pass.FORWARD).work().flops());
  }

  @Test
  void whatWasTakenBeforeClearIsForgotten() {
    StepProfile profile = new StepProfile(1, now::get);
    step(profile, 4, 20);
    profile.clear();
    step(profile, 4, 30);
    assertEquals(List.of(30.0), line(profile.lines(dense(Compute.scalar(1))), 0, Pass.READ).nanos());
  }

  @ParameterizedTest
  @CsvSource({"scalar, 1", "scalar, 2", "vector, 1", "vector, 2"})
  void theLinesOfAStepAddUpToIt(String kernels, int threads) {
    StepProfile profile = new StepProfile(threads, now::incrementAndGet);
    Cnn cnn = images(Compute.named(kernels, threads).watchedBy(profile));
    MemoryExamples examples = examples();
    profile.begin();
    long start = now.get();
    profile.read(examples.count());
    cnn.step(examples.inputs(), examples.targets(), 1e-4, 1);
    cnn.loss(examples.targets());
    profile.end();
    long end = now.get();

    List<ProfileLine> lines = profile.lines(cnn);
    assertEquals(end - start, lines.stream().mapToDouble(line -> line.nanos().getFirst()).sum(), ROUNDING);
    for (ProfileLine line : lines) {
      boolean shares = line.description().equals("flatten");
      assertTrue(shares ? line.nanos().getFirst() == 0 : line.nanos().getFirst() > 0, line.toString());
    }
  }

  @Test
  void whatOneThreadDoesWhileTheOthersWaitCountsForAllOfThem() {
    PartTime forward = new PartTime();
    Convolution convolution = new Convolution(1, 2, 2);
    ImageLayer layer = new TimedImageLayer(
        new ConvolutionLayer(convolution.geometry(Shape.of(1, 2, 2)), convolution,
            LayerContext.alone(Compute.scalar(1), new Scheduler.Constant(0.1), 1)),
        now::incrementAndGet, 4, forward, new PartTime(), new PartTime());
    layer.beginForward();
    assertEquals(4, forward.busy());
    layer.forward(0, 1, new float[4], 0, new float[1], 0, new float[layer.workspaceFloats(1)]);
    assertEquals(5, forward.busy());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aWatchedNetworkLearnsTheSameBits(int threads) {
    StepProfile profile = new StepProfile(threads);
    Cnn watched = images(Compute.vector(threads).watchedBy(profile));
    Cnn alone = images(Compute.vector(threads));
    Fit fit = Fit.epochs(3).batch(7).lambda(1e-4);
    profile.begin();
    History history = watched.fit(examples(), fit, new TrainingListener() {
      @Override
      public void step(int epoch, int step, int steps, double loss) {
        profile.end();
        profile.begin();
      }
    });
    History other = alone.fit(examples(), fit, TrainingListener.SILENT);
    assertEquals(alone.weightsSha256(), watched.weightsSha256());
    assertEquals(other.epochs().getLast().train().loss(), history.epochs().getLast().train().loss());
    assertEquals(3 * 2, profile.steps(), "16 examples are two batches of 7 and one of 2 in each epoch");
  }

  @Test
  void whatNobodyWatchesIsNotWrapped() {
    BatchParallel.Task task = taking(1);
    assertSame(task, StepClock.STOPPED.timed(0, Pass.FORWARD, task));
    Updater.RangeUpdate update = (_, _, _) -> pass(1);
    assertSame(update, StepClock.STOPPED.timed(update));
  }

  private void step(StepProfile profile, int items, long nanos) {
    profile.begin();
    pass(nanos);
    profile.read(items);
    profile.end();
  }

  private BatchParallel.Task taking(long nanos) {
    return (_, _) -> pass(nanos);
  }

  private void pass(long nanos) {
    now.addAndGet(nanos);
  }

  private static double nanos(List<ProfileLine> lines, int layer, Pass pass) {
    return line(lines, layer, pass).nanos().getFirst();
  }

  private static ProfileLine line(List<ProfileLine> lines, int layer, Pass pass) {
    return lines.stream().filter(one -> one.layer() == layer && one.work().pass() == pass).findFirst().orElseThrow();
  }

  private static MemoryExamples examples() {
    return MemoryExamples.noise(Shape.of(1, 8, 8), 16, 3, 5);
  }

  private static Cnn dense(Compute compute) {
    return new Cnn(Shape.of(4), Cost.CROSS_ENTROPY, new Scheduler.Adam(0.001), 1, compute)
        .add(new Dense(5, Activation.RELU))
        .add(new Output(3, Activation.SOFTMAX));
  }

  private static Cnn images(Compute compute) {
    return new Cnn(Shape.of(1, 8, 8), Cost.CROSS_ENTROPY, new Scheduler.Adam(0.001), 1, compute)
        .add(new Convolution(4, 3, 3).padding(Padding.SAME).activation(Activation.RELU))
        .add(new Pooling(Pooling.Kind.MAX, 2, 2))
        .add(new Convolution(3, 3, 2).padding(Padding.SAME).activation(Activation.TANH))
        .add(new Pooling(Pooling.Kind.AVERAGE, 2, 2))
        .add(new Flatten())
        .add(new Dense(8, Activation.RELU))
        .add(new Output(3, Activation.SOFTMAX));
  }
}
