package lanewise.model;

import java.util.stream.IntStream;
import lanewise.random.CounterRandom;
import lanewise.random.CounterRandom.Purpose;
import lanewise.tensor.Examples;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// Small sets of floats for tests.
record MemoryExamples(Tensor inputs, Tensor targets) implements Examples {

  /// Images of noise with classes dealt in turn: nothing to generalise, only to learn by heart.
  static MemoryExamples noise(Shape input, int count, int classes, long seed) {
    CounterRandom random = new CounterRandom(seed, Purpose.NOISE, 0);
    Tensor inputs = Tensor.zeros(input, count);
    for (int i = 0; i < inputs.size(); i++) {
      inputs.data()[i] = (float) random.uniform(i);
    }
    Tensor targets = Tensor.zeros(Shape.of(classes), count);
    for (int row = 0; row < count; row++) {
      targets.data()[row * classes + row % classes] = 1;
    }
    return new MemoryExamples(inputs, targets);
  }

  @Override
  public int count() {
    return inputs.count();
  }

  @Override
  public Shape inputShape() {
    return inputs.item();
  }

  @Override
  public Shape targetShape() {
    return targets.item();
  }

  /// Several targets are one-hot classes; one is class 0 or 1 if it never is anything else, and a real number
  /// otherwise.
  @Override
  public int classes() {
    if (targets.item().size() > 1) {
      return targets.item().size();
    }
    return IntStream.range(0, targets.size()).allMatch(i -> targets.data()[i] == 0 || targets.data()[i] == 1) ? 2 : 0;
  }

  @Override
  public void read(int[] order, int from, int to, Tensor batchInputs, Tensor batchTargets) {
    copy(inputs, order, from, to, batchInputs);
    copy(targets, order, from, to, batchTargets);
  }

  private static void copy(Tensor all, int[] order, int from, int to, Tensor batch) {
    int size = all.item().size();
    batch.resize(to - from);
    for (int i = from; i < to; i++) {
      System.arraycopy(all.data(), order[i] * size, batch.data(), (i - from) * size, size);
    }
  }
}
