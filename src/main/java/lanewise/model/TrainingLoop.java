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
  private final List<Epoch> epochs = new ArrayList<>();

  TrainingLoop(Cnn cnn, long seed, Fit options, TrainingListener listener) {
    this.cnn = cnn;
    this.seed = seed;
    this.options = options;
    this.listener = listener;
  }

  History run(Examples train) {
    Tensor inputs = new Tensor(train.inputShape());
    Tensor targets = new Tensor(train.targetShape());
    int steps = options.steps(train.count());
    double etaFactor = 1;
    for (int epoch = 1; epoch <= options.epochs(); epoch++) {
      int[] order = new CounterRandom(seed, CounterRandom.Purpose.SHUFFLE, epoch).permutation(train.count());
      Tally tally = new Tally(Tally.classes(cnn.architecture().cost(), targets.item().size()), options.threshold());
      long start = System.nanoTime();
      for (int step = 0; step < steps; step++) {
        train.read(order, from(step, steps, train.count()), from(step + 1, steps, train.count()), inputs, targets);
        cnn.clock().read(inputs.count());
        Tensor outputs = cnn.step(inputs, targets, options.lambda(), etaFactor);
        double loss = cnn.loss(targets);
        tally.add(loss, outputs, targets);
        listener.step(epoch, step + 1, steps, loss);
        if (!Double.isFinite(loss)) {
          return new History(epochs, History.Outcome.DIVERGED,
              "the loss was " + loss + " in epoch " + epoch + ", step " + (step + 1) + " of " + steps);
        }
        if (listener.stop()) {
          return new History(epochs, History.Outcome.STOPPED,
              "stopped in epoch " + epoch + " after step " + (step + 1) + " of " + steps);
        }
      }
      double seconds = (System.nanoTime() - start) / NANOS;
      Optional<Evaluation> validation = options.validation().map(set -> cnn.evaluate(set, options.threshold()));
      Epoch done = new Epoch(epoch, tally.evaluation(), validation, seconds);
      epochs.add(done);
      listener.epoch(done);
      if (validation.isPresent() && !Double.isFinite(validation.get().loss())) {
        return new History(epochs, History.Outcome.DIVERGED,
            "the validation loss was " + validation.get().loss() + " after epoch " + epoch);
      }
      etaFactor *= options.decay();
    }
    return new History(epochs, History.Outcome.COMPLETED, "");
  }

  /// Where a step's examples start in the epoch's order.
  private int from(int step, int steps, int examples) {
    return options.batches() > 0
        ? Slices.from(step, steps, examples)
        : (int) Math.min((long) step * options.batchSize(), examples);
  }
}
