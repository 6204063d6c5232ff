package lanewise.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import lanewise.parallel.BatchParallel;

/// Takes the time of training steps, layer by layer and pass by pass: hand it to a network's [Compute], begin and end
/// each step, then read the [#lines]. It serves one network.
///
/// A lap of a step, such as the forward pass of neighbouring layers that run as one, is taken by the wall clock and
/// divided among its layers' passes in proportion to the time that threads were busy with each; what one thread does
/// while the others wait counts for all of them. So the lines of a step add up to its wall time, waiting for each other
/// is part of what layers cost, and only what lies between the laps is [Pass#OTHER], the profile's own sums included.
/// Reading the clock costs some 50 ns for each image in each layer.
///
/// Steps with fewer items than the largest batch are left out.
public final class StepProfile extends StepClock {

  private static final int NO_LAYER = -1;

  /// @param layer from 0, or [#NO_LAYER]
  private record Part(int layer, Pass pass) {}

  private final int threads;
  private final LongSupplier nanoTime;
  private final Map<Part, PartTime> parts = new ConcurrentHashMap<>();
  private final PartTime other;
  private long stepStart;
  private long lapStart;
  private int stepItems;
  private int items;

  /// @param threads that share a batch
  public StepProfile(int threads) {
    this(threads, System::nanoTime);
  }

  StepProfile(int threads, LongSupplier nanoTime) {
    this.threads = threads;
    this.nanoTime = nanoTime;
    this.other = part(NO_LAYER, Pass.OTHER);
  }

  /// A step begins now.
  public void begin() {
    parts.values().forEach(PartTime::drop);
    stepItems = 0;
    stepStart = nanoTime.getAsLong();
    lapStart = stepStart;
  }

  /// The step that began last ends now.
  public void end() {
    double rest = nanoTime.getAsLong() - stepStart;
    if (stepItems < items) {
      return;
    }
    if (stepItems > items) {
      clear();
      items = stepItems;
    }
    for (PartTime part : parts.values()) {
      rest -= part.nanos();
    }
    other.lap(rest);
    parts.values().forEach(PartTime::keep);
  }

  /// Forgets all steps so far.
  public void clear() {
    parts.values().forEach(PartTime::clear);
  }

  /// How many steps are kept.
  public int steps() {
    return other.count();
  }

  /// What the steps came to: the passes of each layer in the order of the network, then those of no layer.
  ///
  /// @param cnn the network that took the steps
  public List<ProfileLine> lines(Cnn cnn) {
    var lines = new ArrayList<ProfileLine>();
    var stages = cnn.architecture().stages();
    boolean inputGradient = false;
    for (int i = 0; i < stages.size(); i++) {
      int layer = i;
      List<Parameter> parameters = cnn.parameters().stream().filter(one -> one.layer() == layer).toList();
      for (PassWork work : PassWork.ofLayer(stages.get(i), parameters, inputGradient, items)) {
        lines.add(new ProfileLine(i + 1, stages.get(i).spec().describe(), work, nanos(i, work.pass())));
      }
      inputGradient |= !parameters.isEmpty();
    }
    Cost cost = cnn.architecture().cost();
    for (PassWork work : PassWork.ofNoLayer(cnn.architecture().output().size(), items)) {
      String description = switch (work.pass()) {
        case LOSS -> cost.activation() + ", " + cost.label();
        case READ -> "batch";
        default -> "other";
      };
      lines.add(new ProfileLine(0, description, work, nanos(NO_LAYER, work.pass())));
    }
    return lines;
  }

  /// A layer that only shares its input has nothing to time.
  private List<Double> nanos(int layer, Pass pass) {
    PartTime part = parts.get(new Part(layer, pass));
    return part == null ? Collections.nCopies(steps(), 0.0) : part.steps();
  }

  private PartTime part(int layer, Pass pass) {
    return parts.computeIfAbsent(new Part(layer, pass), _ -> new PartTime());
  }

  @Override
  BatchParallel.Task timed(int layer, Pass pass, BatchParallel.Task task) {
    PartTime part = part(layer, pass);
    return (index, worker) -> {
      long start = nanoTime.getAsLong();
      task.run(index, worker);
      part.busy(nanoTime.getAsLong() - start);
    };
  }

  /// Passes that the layer does not have are not among the lines.
  @Override
  ImageLayer timed(int layer, ImageLayer imageLayer) {
    return new TimedImageLayer(imageLayer, nanoTime, threads, part(layer, Pass.FORWARD),
        imageLayer.parameters().isEmpty() ? new PartTime() : part(layer, Pass.D_WEIGHTS),
        imageLayer.inputGradient() ? part(layer, Pass.D_INPUT) : new PartTime());
  }

  @Override
  Updater.RangeUpdate timed(Updater.RangeUpdate update) {
    return (parameter, at, length) -> {
      long start = nanoTime.getAsLong();
      update.run(parameter, at, length);
      long nanos = nanoTime.getAsLong() - start;
      part(parameter.layer(), Pass.UPDATE).busy(nanos);
    };
  }

  @Override
  void read(int items) {
    stepItems = items;
    lap(Pass.READ);
  }

  /// Where nothing was timed, the lap goes on.
  @Override
  void lap() {
    double wall = nanoTime.getAsLong() - lapStart;
    long busy = 0;
    for (PartTime part : parts.values()) {
      busy += part.busy();
    }
    if (busy > 0) {
      for (PartTime part : parts.values()) {
        part.lap(wall * part.busy() / busy);
      }
      lapStart = nanoTime.getAsLong();
    }
  }

  @Override
  void lap(Pass pass) {
    part(NO_LAYER, pass).lap(nanoTime.getAsLong() - lapStart);
    lapStart = nanoTime.getAsLong();
  }
}
