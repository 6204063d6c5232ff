package lanewise.tensor;

/// A finite set of inputs with their targets, as the training loop sees it. Implementations keep their own compact
/// form (images as bytes) and turn the requested examples into floats batch by batch. Reading is thread-safe.
public interface Examples {

  /// Number of examples.
  int count();

  /// Shape of one input, `[c, h, w]` or `[features]`.
  Shape inputShape();

  /// Shape of one target: `[classes]` for a one-hot class, `[outputs]` for regression.
  Shape targetShape();

  /// Number of classes that the targets tell apart; 0 where they are real numbers.
  int classes();

  /// Copies the examples `order[from]` to `order[to - 1]` into `inputs` and `targets`, which are resized to `to -
  /// from`.
  void read(int[] order, int from, int to, Tensor inputs, Tensor targets);
}
