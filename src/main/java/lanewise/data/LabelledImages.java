package lanewise.data;

import java.util.Arrays;
import java.util.Objects;
import lanewise.tensor.Examples;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// Images of unsigned bytes with a class each. A byte v is read as the float v / 255, a class as a one-hot row.
final class LabelledImages implements Examples {

  private static final float[] INTENSITY = new float[256];

  static {
    for (int v = 0; v < INTENSITY.length; v++) {
      INTENSITY[v] = v / 255f;
    }
  }

  private final Shape inputShape;
  private final Shape targetShape;
  private final byte[] pixels;
  private final int firstPixel;
  private final byte[] labels;
  private final int firstLabel;
  private final int count;

  /// @param inputShape shape of one image
  /// @param classes number of classes; every label is below it
  /// @param pixels images one after the other, from `firstPixel` on
  /// @param labels classes one after the other, from `firstLabel` on
  LabelledImages(
      Shape inputShape, int classes, byte[] pixels, int firstPixel, byte[] labels, int firstLabel, int count) {
    this.inputShape = inputShape;
    this.targetShape = Shape.of(classes);
    this.pixels = pixels;
    this.firstPixel = firstPixel;
    this.labels = labels;
    this.firstLabel = firstLabel;
    this.count = count;
  }

  /// `length` of these examples from number `first` on, over the same arrays.
  LabelledImages part(int first, int length) {
    Objects.checkFromIndexSize(first, length, count);
    return new LabelledImages(inputShape, targetShape.size(), pixels, firstPixel + first * inputShape.size(),
        labels, firstLabel + first, length);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public Shape inputShape() {
    return inputShape;
  }

  @Override
  public Shape targetShape() {
    return targetShape;
  }

  @Override
  public int classes() {
    return targetShape.size();
  }

  @Override
  public void read(int[] order, int from, int to, Tensor inputs, Tensor targets) {
    BatchCheck.check(this, order, from, to, inputs, targets);
    inputs.resize(to - from);
    targets.resize(to - from);
    int classes = targetShape.size();
    int size = inputShape.size();
    float[] input = inputs.data();
    float[] target = targets.data();
    Arrays.fill(target, 0, targets.size(), 0f);
    for (int i = from; i < to; i++) {
      int example = Objects.checkIndex(order[i], count);
      int source = firstPixel + example * size;
      int sink = (i - from) * size;
      for (int pixel = 0; pixel < size; pixel++) {
        input[sink + pixel] = INTENSITY[pixels[source + pixel] & 0xFF];
      }
      target[(i - from) * classes + (labels[firstLabel + example] & 0xFF)] = 1f;
    }
  }
}
