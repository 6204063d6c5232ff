package lanewise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import lanewise.model.Architecture.Stage;
import lanewise.model.MemoryNeed.Kind;
import lanewise.model.MemoryNeed.Part;
import lanewise.tensor.Shape;

/// Adds up a [MemoryNeed], layer by layer: each [LayerSpec] tells what its layer will take.
public final class MemoryCount {

  private final Compute compute;
  private final Scheduler scheduler;
  private final Workload work;
  private final List<Part> parts = new ArrayList<>();
  private final ImageChainMemory chain;
  private int layer;
  private Stage stage;
  private boolean inputGradient;

  MemoryCount(Compute compute, Scheduler scheduler, Workload work) {
    this.compute = compute;
    this.scheduler = scheduler;
    this.work = work;
    this.chain = new ImageChainMemory(compute.parallel().threads(), work);
  }

  MemoryNeed of(Architecture architecture) {
    Shape input = architecture.input();
    requireArrays(input);
    part(Kind.ACTIVATIONS, readFloats(input));
    List<Stage> stages = architecture.stages();
    for (layer = 0; layer < stages.size(); layer++) {
      add(stages.get(layer));
    }
    parts.addAll(chain.end());
    layer = stages.size() - 1;
    Shape output = architecture.output();
    part(Kind.ACTIVATIONS, readFloats(output));
    outputs(output); // of the head, beside the last layer's weighted sums
    trained(output);
    return new MemoryNeed(parts);
  }

  private void add(Stage next) {
    stage = next;
    requireArrays(stage.output());
    int links = chain.size();
    try {
      stage.spec().count(stage.input(), this);
      if (chain.size() == links) {
        parts.addAll(chain.end());
      }
    } catch (ArchitectureException refused) {
      throw refused;
    } catch (IllegalArgumentException | ArithmeticException overflow) {
      throw tooLarge(stage);
    }
    inputGradient |= stage.parameters() > 0;
  }

  private static ArchitectureException tooLarge(Stage stage) {
    return new ArchitectureException(stage.spec().describe() + " on " + stage.input() + " needs an array of more than "
        + Integer.MAX_VALUE + " elements: use smaller images, or another algorithm");
  }

  private void requireArrays(Shape item) {
    if ((long) work.largest() * item.size() > Integer.MAX_VALUE) {
      throw new ArchitectureException("a batch of " + work.largest() + " items of shape " + item + " ("
          + item.size() + " values each) has more than " + Integer.MAX_VALUE + " values: use smaller batches");
    }
  }

  private void part(Kind kind, long floats) {
    if (floats > 0) {
      parts.add(new Part(layer, kind, Math.multiplyExact(floats, Float.BYTES)));
    }
  }

  /// Training and evaluation read into batches of their own.
  private long readFloats(Shape item) {
    return ((long) work.largestTrained() + work.largestInferred()) * item.size();
  }

  Compute compute() {
    return compute;
  }

  Workload work() {
    return work;
  }

  /// Whether the layer computes the gradient with respect to its input.
  boolean inputGradient() {
    return inputGradient;
  }

  /// Weights or biases, as a [Parameter] keeps them, and in [BestEpoch].
  void parameter(long size, Optional<Scheduler> own) {
    int arrays = 2 + own.orElse(scheduler).start(0).arrays() + (work.keepsBest() ? 1 : 0);
    part(Kind.PARAMETERS, arrays * size);
  }

  /// What a layer gives for every batch.
  void outputs(Shape item) {
    part(Kind.ACTIVATIONS, (long) work.largest() * item.size());
  }

  /// What a layer keeps of every batch that is trained on: gradients, or what backward needs.
  void trained(Shape item) {
    part(Kind.ACTIVATIONS, (long) work.largestTrained() * item.size());
  }

  /// Arrays that a layer has once.
  void scratch(long floats) {
    part(Kind.SCRATCH, floats);
  }

  /// Arrays of which each thread has one.
  void scratchOfThreads(long floats) {
    part(Kind.SCRATCH, compute.parallel().threads() * floats);
  }

  /// A layer that runs in the [ImageChain] of its neighbours; the rest of its parameters is as in
  /// [ImageChainMemory.Link].
  void imageLayer(Shape input, Shape output, long work, IntUnaryOperator workspaceFloats, long gradientFloats) {
    if (chain.size() == 0 && inputGradient) {
      trained(input);
    }
    Stage here = stage;
    chain.add(new ImageChainMemory.Link(layer, input.size(), output.size(), work, images -> {
      try {
        return workspaceFloats.applyAsInt(images);
      } catch (IllegalArgumentException | ArithmeticException overflow) {
        throw tooLarge(here);
      }
    }, gradientFloats));
  }
}
