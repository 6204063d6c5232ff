package lanewise.kernels.update;

import java.util.Arrays;
import java.util.stream.Stream;
import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.VectorWidth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpdateKernelTest {

  private static final int STEPS = 4;
  private static final int AT = 3;
  private static final double ETA = 0.01;
  private static final double RHO = 0.9;
  private static final double RHO2 = 0.999;
  private static final double EPSILON = 1e-8;

  /// One step of each formula, by a kernel and by the reference.
  enum Formula {
    CONSTANT {
      @Override
      void step(UpdateKernel kernel, Parameters p, int t) {
        kernel.constant(p.length(), p.w(), p.g(), AT, (float) ETA);
      }

      @Override
      void step(ReferenceUpdate reference, double g, int t) {
        reference.constant(g, ETA);
      }
    },
    MOMENTUM {
      @Override
      void step(UpdateKernel kernel, Parameters p, int t) {
        kernel.momentum(p.length(), p.w(), p.g(), p.first(), AT, (float) ETA, (float) RHO);
      }

      @Override
      void step(ReferenceUpdate reference, double g, int t) {
        reference.momentum(g, ETA, RHO);
      }
    },
    ADAGRAD {
      @Override
      void step(UpdateKernel kernel, Parameters p, int t) {
        kernel.adagrad(p.length(), p.w(), p.g(), p.second(), AT, (float) ETA, (float) EPSILON);
      }

      @Override
      void step(ReferenceUpdate reference, double g, int t) {
        reference.adagrad(g, ETA, EPSILON);
      }
    },
    ADAGRAD_MOMENTUM {
      @Override
      void step(UpdateKernel kernel, Parameters p, int t) {
        kernel.adagradMomentum(p.length(), p.w(), p.g(), p.second(), p.first(), AT, (float) ETA, (float) RHO,
            (float) EPSILON);
      }

      @Override
      void step(ReferenceUpdate reference, double g, int t) {
        reference.adagradMomentum(g, ETA, RHO, EPSILON);
      }
    },
    RMS_PROP {
      @Override
      void step(UpdateKernel kernel, Parameters p, int t) {
        kernel.rmsProp(p.length(), p.w(), p.g(), p.second(), AT, (float) ETA, (float) RHO, (float) (1 - RHO),
            (float) EPSILON);
      }

      @Override
      void step(ReferenceUpdate reference, double g, int t) {
        reference.rmsProp(g, ETA, RHO, EPSILON);
      }
    },
    ADAM {
      @Override
      void step(UpdateKernel kernel, Parameters p, int t) {
        kernel.adam(p.length(), p.w(), p.g(), p.first(), p.second(), AT, (float) (ETA / (1 - Math.pow(RHO, t))),
            (float) RHO, (float) (1 - RHO), (float) RHO2, (float) (1 - RHO2), (float) Math.sqrt(1 - Math.pow(RHO2, t)),
            (float) EPSILON);
      }

      @Override
      void step(ReferenceUpdate reference, double g, int t) {
        reference.adam(g, t, ETA, RHO, RHO2, EPSILON);
      }
    };

    abstract void step(UpdateKernel kernel, Parameters p, int t);

    abstract void step(ReferenceUpdate reference, double g, int t);
  }

  /// Parameters with one gradient and both kinds of state; `first` is m or v, `second` is s.
  record Parameters(GuardedFloats weights, GuardedFloats gradients, GuardedFloats firstState,
      GuardedFloats secondState) {

    static Parameters of(int length) {
      return new Parameters(GuardedFloats.random(AT, length, 41), GuardedFloats.random(AT, length, 42),
          GuardedFloats.zeros(AT, length), GuardedFloats.zeros(AT, length));
    }

    int length() {
      return weights.length();
    }

    float[] w() {
      return weights.array();
    }

    float[] g() {
      return gradients.array();
    }

    float[] first() {
      return firstState.array();
    }

    float[] second() {
      return secondState.array();
    }
  }

  @BeforeEach
  void widthIsTheOneAskedFor() {
    VectorWidth.assertAsAsked();
  }

  @ParameterizedTest
  @EnumSource
  void severalStepsMatchReferenceAtEveryLength(Formula formula) {
    VectorWidth.lengths().forEach(length -> {
      var scalar = Parameters.of(length);
      var vector = Parameters.of(length);
      var references = references(scalar.weights());
      for (int t = 1; t <= STEPS; t++) {
        formula.step(new ScalarUpdate(), scalar, t);
        formula.step(new VectorUpdate(), vector, t);
        for (int i = 0; i < length; i++) {
          formula.step(references[i], scalar.gradients().get(i), t);
        }
        double[] expected = Arrays.stream(references).mapToDouble(ReferenceUpdate::w).toArray();
        var what = formula + ", step " + t + ", " + vector.gradients();
        scalar.weights().assertClose(expected, 1e-6, 1e-6, what);
        vector.weights().assertClose(expected, 1e-6, 1e-6, what);
        assertSame(vector, scalar, what);
      }
    });
  }

  @ParameterizedTest
  @EnumSource
  void oddGradientsGiveTheSameBits(Formula formula) {
    float[] odd = {Float.NaN, 0f, -0f, 1e-30f, -1e-23f, 1e25f, Float.POSITIVE_INFINITY, Float.MIN_VALUE};
    int length = 3 * VectorWidth.LANES + 1;
    var scalar = Parameters.of(length);
    var vector = Parameters.of(length);
    Stream.of(scalar, vector).forEach(parameters -> {
      for (int i = 0; i < length; i++) {
        parameters.g()[AT + i] = odd[i % odd.length];
      }
    });
    for (int t = 1; t <= STEPS; t++) {
      formula.step(new ScalarUpdate(), scalar, t);
      formula.step(new VectorUpdate(), vector, t);
    }
    assertSame(vector, scalar, formula + " of odd gradients");
  }

  private static ReferenceUpdate[] references(GuardedFloats weights) {
    var references = new ReferenceUpdate[weights.length()];
    for (int i = 0; i < references.length; i++) {
      references[i] = new ReferenceUpdate(weights.get(i));
    }
    return references;
  }

  private static void assertSame(Parameters vector, Parameters scalar, String what) {
    vector.weights().assertSameBits(scalar.weights(), what + ", weights");
    vector.gradients().assertSameBits(scalar.gradients(), what + ", gradients");
    vector.firstState().assertSameBits(scalar.firstState(), what + ", m or v");
    vector.secondState().assertSameBits(scalar.secondState(), what + ", s");
  }
}
