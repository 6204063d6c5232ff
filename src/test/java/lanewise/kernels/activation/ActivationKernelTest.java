package lanewise.kernels.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.VectorWidth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationKernelTest {

  private static final float SLOPE = 0.01f;

  /// Both twins of one activation and its truth.
  record Activation(String name, ActivationKernel scalar, ActivationKernel vector, ReferenceActivation reference) {
    Stream<ActivationKernel> twins() {
      return Stream.of(scalar, vector);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Activation> activations() {
    return Stream.of(
        new Activation("relu", new ScalarRelu(), new VectorRelu(), ReferenceActivation.relu()),
        new Activation("leaky relu", new ScalarLeakyRelu(SLOPE), new VectorLeakyRelu(SLOPE),
            ReferenceActivation.leakyRelu(SLOPE)),
        new Activation("sigmoid", new ScalarSigmoid(), new VectorSigmoid(), ReferenceActivation.sigmoid()),
        new Activation("tanh", new ScalarTanh(), new VectorTanh(), ReferenceActivation.tanh()));
  }

  @BeforeEach
  void widthIsTheOneAskedFor() {
    VectorWidth.assertAsAsked();
  }

  @ParameterizedTest
  @MethodSource("activations")
  void forwardMatchesReferenceAtEveryLength(Activation activation) {
    VectorWidth.lengths().forEach(length -> {
      var x = GuardedFloats.random(3, length, 11, -6, 6);
      activation.twins().forEach(twin -> {
        var y = forward(twin, x);
        y.assertClose(activation.reference().forward(x.values()), 3e-7, 0, activation + " forward of " + x);
      });
      forward(activation.vector(), x).assertSameBits(forward(activation.scalar(), x), activation + " forward of " + x);
    });
  }

  @ParameterizedTest
  @MethodSource("activations")
  void backwardMatchesReferenceAtEveryLength(Activation activation) {
    VectorWidth.lengths().forEach(length -> {
      var y = forward(activation.scalar(), GuardedFloats.random(3, length, 12, -3, 3));
      var dy = GuardedFloats.random(9, length, 13);
      activation.twins().forEach(twin -> {
        double[] expected = activation.reference().backward(y.values(), dy.values());
        backward(twin, y, dy).assertClose(expected, 3e-7, 0, activation + " backward of " + y);
      });
      backward(activation.vector(), y, dy)
          .assertSameBits(backward(activation.scalar(), y, dy), activation + " backward of " + y);
    });
  }

  @ParameterizedTest
  @MethodSource("activations")
  void worksInPlace(Activation activation) {
    int length = 3 * VectorWidth.LANES + 1;
    var x = GuardedFloats.random(5, length, 14, -6, 6);
    var dy = GuardedFloats.random(7, length, 15);
    activation.twins().forEach(twin -> {
      var y = forward(twin, x);
      var same = x.copy();
      twin.forward(length, same.array(), 5, same.array(), 5);
      same.assertSameBits(y, activation + " in place");

      var sameGradient = dy.copy();
      twin.backward(length, y.array(), y.at(), sameGradient.array(), 7, sameGradient.array(), 7);
      sameGradient.assertSameBits(backward(twin, y, dy), activation + " backward in place");
    });
  }

  @ParameterizedTest
  @MethodSource("activations")
  void oddValuesGiveTheSameBitsAndKeepNaN(Activation activation) {
    var x = GuardedFloats.of(3, oddValues());
    var dy = GuardedFloats.random(5, x.length(), 16);
    var y = forward(activation.scalar(), x);
    assertTrue(Float.isNaN(y.get(0)), () -> activation + " must pass NaN on");
    forward(activation.vector(), x).assertSameBits(y, activation + " forward");
    backward(activation.vector(), y, dy).assertSameBits(backward(activation.scalar(), y, dy), activation + " backward");
  }

  @ParameterizedTest
  @MethodSource("activations")
  void noGradientThatIsNotFiniteGetsLost(Activation activation) {
    float[] gradients = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    for (float x : new float[] {-200f, -1f, -0f, 0f, 1f, 200f}) {
      for (float dy : gradients) {
        var y = forward(activation.scalar(), GuardedFloats.of(3, filled(VectorWidth.LANES + 1, x)));
        var dx = backward(activation.vector(), y, GuardedFloats.of(5, filled(y.length(), dy)));
        for (int i : new int[] {0, VectorWidth.LANES}) {
          assertFalse(Float.isFinite(dx.get(i)), () -> activation + " made " + dx.get(i) + " of " + dy + " at " + x);
        }
        dx.assertSameBits(backward(activation.scalar(), y, GuardedFloats.of(5, filled(y.length(), dy))),
            activation + " backward of " + dy + " at " + x);
      }
    }
  }

  @Test
  void derivativeAtZeroIsZeroForReluAndTheSlopeForLeakyRelu() {
    var zeros = GuardedFloats.of(3, filled(VectorWidth.LANES + 1, 0f));
    var ones = GuardedFloats.of(5, filled(zeros.length(), 1f));
    for (var relu : new ActivationKernel[] {new ScalarRelu(), new VectorRelu()}) {
      assertEquals(0f, backward(relu, zeros, ones).get(0));
      assertEquals(0f, backward(relu, zeros, ones).get(VectorWidth.LANES));
    }
    for (var leaky : new ActivationKernel[] {new ScalarLeakyRelu(SLOPE), new VectorLeakyRelu(SLOPE)}) {
      assertEquals(SLOPE, backward(leaky, zeros, ones).get(0));
      assertEquals(SLOPE, backward(leaky, zeros, ones).get(VectorWidth.LANES));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.01f, Float.NaN, Float.POSITIVE_INFINITY})
  void refusesASlopeThatHidesTheSign(float slope) {
    var message = "slope of leaky ReLU must be finite and at least 0, found " + slope;
    assertEquals(message, assertThrows(IllegalArgumentException.class, () -> new ScalarLeakyRelu(slope)).getMessage());
    assertEquals(message, assertThrows(IllegalArgumentException.class, () -> new VectorLeakyRelu(slope)).getMessage());
  }

  private static float[] oddValues() {
    float[] odd = {Float.NaN, 0f, -0f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL, -Float.MIN_NORMAL, 1e-20f,
        0.625f, -0.625f, 88.37626f, 88.72284f, -87.33654f, -104f, Float.MAX_VALUE, -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    float[] repeated = new float[2 * odd.length];
    System.arraycopy(odd, 0, repeated, 0, odd.length);
    System.arraycopy(odd, 0, repeated, odd.length, odd.length);
    return repeated;
  }

  private static float[] filled(int length, float value) {
    float[] values = new float[length];
    Arrays.fill(values, value);
    return values;
  }

  private static GuardedFloats forward(ActivationKernel kernel, GuardedFloats x) {
    var y = GuardedFloats.unset(7, x.length());
    kernel.forward(x.length(), x.array(), x.at(), y.array(), y.at());
    return y;
  }

  private static GuardedFloats backward(ActivationKernel kernel, GuardedFloats y, GuardedFloats dy) {
    var dx = GuardedFloats.unset(11, y.length());
    kernel.backward(y.length(), y.array(), y.at(), dy.array(), dy.at(), dx.array(), dx.at());
    return dx;
  }
}
