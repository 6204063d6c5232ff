package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Layers built and run without a network, on numbers small enough to check by hand and exact in floats.
class LayersAloneTest {

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void convolutionOfOneDimension(String kernels) {
    Shape signal = Shape.of(1, 1, 5);
    Convolution spec = new Convolution(1, 1, 3);
    Layer layer = spec.build(signal, alone(kernels));
    set(layer, 0, 1, 0, -1);
    set(layer, 1, 0.5f);
    assertEquals(Shape.of(1, 1, 3), spec.outputShape(signal));

    // Cross-correlation: x[i] - x[i + 2] + 1/2.
    Tensor y = layer.forward(Tensor.of(signal, 1, 2, 3, 4, 5, 9, 7, 5, 3, 1));
    assertValues(y, -1.5f, -1.5f, -1.5f, 4.5f, 4.5f, 4.5f);

    Tensor dx = layer.backward(Tensor.of(y.item(), 1, 2, 3, 0, 0, 1));
    assertValues(dx, 1, 2, 2, -2, -3, 0, 0, 1, 0, -1);
    assertArrayEquals(new float[] {14 + 5, 20 + 3, 26 + 1}, layer.parameters().get(0).gradient());
    assertArrayEquals(new float[] {7}, layer.parameters().get(1).gradient());
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void convolutionOverChannelsWithPaddingStrideAndRelu(String kernels) {
    Shape image = Shape.of(2, 2, 2);
    Layer layer = new Convolution(1, 2, 2).padding(Padding.SAME).stride(1, 2).activation(Activation.RELU)
        .build(image, alone(kernels));
    set(layer, 0, 1, 2, 3, 4, -1, -1, -1, -1);
    Tensor y = layer.forward(Tensor.of(image, 1, 2, 3, 4, 5, 5, 5, 5));
    // First row: 1 + 4 + 9 + 16 - 20; second, with padding below: 3 + 8 - 10.
    assertEquals(Shape.of(1, 2, 1), y.item());
    assertValues(y, 10, 1);
    assertValues(layer.backward(Tensor.of(y.item(), 1, 2)), 1, 2, 3 + 2, 4 + 4, -1, -1, -1 - 2, -1 - 2);
    assertArrayEquals(new float[] {1 + 6, 2 + 8, 3, 4, 5 + 10, 5 + 10, 5, 5}, layer.parameters().get(0).gradient());
    assertArrayEquals(new float[] {3}, layer.parameters().get(1).gradient());

    set(layer, 1, -5);
    assertValues(layer.forward(Tensor.of(image, 1, 2, 3, 4, 5, 5, 5, 5)), 5, 0);
    layer.backward(Tensor.of(y.item(), 1, 2));
    assertArrayEquals(new float[] {1}, layer.parameters().get(1).gradient(), "nothing passes where ReLU is 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void maximumOfOverlappingWindows(String kernels) {
    Shape image = Shape.of(1, 2, 4);
    Layer layer = new Pooling(Pooling.Kind.MAX, 2, 2, 1, 1).build(image, alone(kernels));
    Tensor y = layer.forward(Tensor.of(image, 1, 8, 2, 3, 4, 5, 6, 6));
    assertValues(y, 8, 8, 6);
    assertValues(layer.backward(Tensor.of(y.item(), 1, 2, 4)), 0, 3, 0, 0, 0, 0, 4, 0);
    assertTrue(layer.parameters().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void averageOfWindowsThatLeaveAColumnOver(String kernels) {
    Shape image = Shape.of(2, 2, 3);
    Layer layer = new Pooling(Pooling.Kind.AVERAGE, 2, 2).build(image, alone(kernels));
    Tensor y = layer.forward(Tensor.of(image, 1, 2, 99, 3, 6, 99, 4, 4, 99, 4, 8, 99));
    assertValues(y, 3, 5);
    assertValues(layer.backward(Tensor.of(y.item(), 4, 8)), 1, 1, 0, 1, 1, 0, 2, 2, 0, 2, 2, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void dense(String kernels) {
    Shape row = Shape.of(3);
    Layer layer = new Dense(2, Activation.RELU).build(row, alone(kernels));
    set(layer, 0, 1, 2, 3, -1, 0, 1);
    set(layer, 1, 0.5f, -0.5f);
    Tensor y = layer.forward(Tensor.of(row, 1, 1, 1, 4, -2, 1));
    assertValues(y, 6.5f, 0, 3.5f, 0);
    Tensor dx = layer.backward(Tensor.of(y.item(), 1, 10, 2, 10));
    assertValues(dx, 1, 2, 3, 2, 4, 6);
    assertArrayEquals(new float[] {9, -3, 3, 0, 0, 0}, layer.parameters().get(0).gradient());
    assertArrayEquals(new float[] {3, 0}, layer.parameters().get(1).gradient());
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void flattenIsTheSameNumbersUnderAnotherShape(String kernels) {
    Shape image = Shape.of(2, 1, 2);
    Layer layer = new Flatten().build(image, alone(kernels));
    Tensor x = Tensor.of(image, 1, 2, 3, 4);
    Tensor y = layer.forward(x);
    assertEquals(Shape.of(4), y.item());
    assertSame(x.data(), y.data());
    assertEquals(image, layer.backward(Tensor.of(Shape.of(4), 5, 6, 7, 8)).item());
  }

  /// Gradients are of the last batch alone, also when it is smaller than the one before.
  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void aSmallerBatchLeavesNothingOfTheLargerOneBehind(String kernels) {
    Shape image = Shape.of(1, 3, 3);
    Layer used = new Convolution(2, 2, 2).build(image, alone(kernels));
    Layer fresh = new Convolution(2, 2, 2).build(image, alone(kernels));
    MemoryExamples large = MemoryExamples.noise(image, 20, 2, 1);
    MemoryExamples small = MemoryExamples.noise(image, 3, 2, 2);
    used.forward(large.inputs());
    used.backward(Tensor.zeros(Shape.of(2, 2, 2), 20));
    for (Layer layer : new Layer[] {used, fresh}) {
      Tensor y = layer.forward(small.inputs());
      layer.backward(Tensor.of(y.item(), Arrays.copyOf(y.data(), y.size())));
    }
    assertArrayEquals(fresh.parameters().get(0).gradient(), used.parameters().get(0).gradient());
    assertArrayEquals(fresh.parameters().get(1).gradient(), used.parameters().get(1).gradient());
  }

  private static LayerContext alone(String kernels) {
    return LayerContext.alone(Compute.named(kernels, 2), new Scheduler.Constant(0.1), 1);
  }

  private static void set(Layer layer, int parameter, float... values) {
    float[] value = layer.parameters().get(parameter).value();
    assertEquals(values.length, value.length);
    System.arraycopy(values, 0, value, 0, values.length);
    layer.parameters().get(parameter).changed();
  }

  private static void assertValues(Tensor tensor, float... values) {
    assertEquals(values.length, tensor.size());
    for (int i = 0; i < values.length; i++) {
      assertEquals(values[i], tensor.data()[i], "entry " + i);
    }
  }
}
