package lanewise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.parallel.Slices;
import lanewise.random.CounterRandom;
import lanewise.tensor.Examples;
import lanewise.tensor.Tensor;

/// The epochs of [Cnn#fit]: a new order for each, keyed by seed and epoch, one step per batch, then validation.
final class TrainingLoop {

  private static final double NANOS = 1e9;

  private final Cnn cnn;
  private final long seed;
  private final Fit options;
  private final TrainingListener listener;
  private final Tensor inputs;
  private final Tensor targets;
  private final List<Epoch> epochs = new ArrayList<>();
  private int epoch;
  private int step;
  private Tally tally;
  private double seconds;
  private Optional<BestEpoch> best;

  TrainingLoop(Cnn cnn, long seed, Fit options, TrainingListener listener, Examples train, TrainingState from) {
    this.cnn = cnn;
    this.seed = seed;
    this.options = options;
    this.listener = listener;
    this.inputs = new Tensor(train.inputShape());
    this.targets = new Tensor(train.targetShape());
    this.epoch = from.epoch();
    this.step = from.step();
    this.tally = from.step() == 0 ? newTally() : tally(from.tally());
    this.seconds = from.seconds();
    this.best = from.best();
  }

  History run(Examples train) {
    int steps = options.steps(train.count());
    if (step > steps) {
      throw new ArchitectureException("the training stood after step " + step + " of an epoch, but one has " + steps);
    }
    try {
      return trainEpochs(train, steps);
    } catch (DivergedException diverged) {
      keepLastGood();
      listener.diverged(epoch, step, steps, diverged.loss());
      return history(History.Outcome.DIVERGED, diverged.in("epoch " + epoch + ", step " + step + " of " + steps));
    }
  }

  /// The step that diverged was not taken, so what it found is still there; it is kept unless that was what was not
  /// finite.
  private void keepLastGood() {
    try {
      cnn.requireFinite();
    } catch (DivergedException _) {
      return;
    }
    listener.checkpoint(new TrainingState(epoch, step - 1, tally.counts(), seconds, best));
  }

  private History trainEpochs(Examples train, int steps) {
    while (epoch <= options.epochs()) {
      Optional<History> early = train(train, steps);
      if (early.isEmpty()) {
        early = finishEpoch();
      }
      if (early.isPresent()) {
        return early.get();
      }
      if (listener.wantsCheckpoint()) {
        listener.checkpoint(state());
      }
    }
    return history(History.Outcome.COMPLETED, "");
  }

  /// The steps of the epoch that are not done yet.
  private Optional<History> train(Examples train, int steps) {
    int[] order = new CounterRandom(seed, CounterRandom.Purpose.SHUFFLE, epoch).permutation(train.count());
    double etaFactor = etaFactor();
    long start = System.nanoTime();
    while (step < steps) {
      train.read(order, from(step, steps, train.count()), from(step + 1, steps, train.count()), inputs, targets);
      cnn.clock().read(inputs.count());
      step++;
      Tensor outputs = cnn.step(inputs, targets, options.lambda(), etaFactor);
      tally.add(cnn.stepLoss(), outputs, targets);
      listener.step(epoch, step, steps, cnn.stepLoss());
      boolean stop = listener.stop();
      if (stop || listener.wantsCheckpoint()) {
        seconds += secondsSince(start);
        cnn.requireFinite();
        listener.checkpoint(state());
        start = System.nanoTime();
      }
      if (stop) {
        return Optional.of(history(History.Outcome.STOPPED,
            "stopped in epoch " + epoch + " after step " + step + " of " + steps));
      }
    }
    seconds += secondsSince(start);
    return Optional.empty();
  }

  /// Validates, and moves on to the next epoch.
  private Optional<History> finishEpoch() {
    cnn.requireFinite();
    Optional<Evaluation> validation = options.validation().map(set -> cnn.evaluate(set, options.threshold()));
    Epoch done = new Epoch(epoch, tally.evaluation(), validation, seconds);
    epochs.add(done);
    listener.epoch(done);
    if (validation.isPresent() && !Double.isFinite(validation.get().loss())) {
      listener.checkpoint(state());
      return Optional.of(history(History.Outcome.DIVERGED,
          "the validation loss was " + validation.get().loss() + " after epoch " + epoch));
    }
    validation.filter(scores -> best.isEmpty() || best.get().isBeatenBy(scores))
        .ifPresent(scores -> {
          best = Optional.empty(); // Its copies go before the next are made.
          best = Optional.of(BestEpoch.of(epoch, scores, cnn.parameters()));
        });
    epoch++;
    step = 0;
    seconds = 0;
    tally = newTally();
    return Optional.empty();
  }

  private Tally newTally() {
    return new Tally(classes(), options.threshold());
  }

  private Tally tally(TallyCounts soFar) {
    if (!soFar.isOfClasses(classes())) {
      throw new ArchitectureException("the training counted " + soFar.confusion().length + " classes, but there are "
          + classes());
    }
    return new Tally(soFar, options.threshold());
  }

  private int classes() {
    return Tally.classes(cnn.architecture().cost(), targets.item().size());
  }

  private TrainingState state() {
    return new TrainingState(epoch, step, tally.counts(), seconds, best);
  }

  private History history(History.Outcome outcome, String reason) {
    return new History(epochs, outcome, reason, best);
  }

  /// The product of all decays before this epoch, multiplied in their order.
  private double etaFactor() {
    double factor = 1;
    for (int i = 1; i < epoch; i++) {
      factor *= options.decay();
    }
    return factor;
  }

  /// Where a step's examples start in the epoch's order.
  private int from(int step, int steps, int examples) {
    return options.batches() > 0
        ? Slices.from(step, steps, examples)
        : (int) Math.min((long) step * options.batchSize(), examples);
  }

  private static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / NANOS;
  }
}
