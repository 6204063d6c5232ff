package lanewise.kernels.activation;

import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [ScalarLeakyRelu] for whole registers; the rest of less than one register is left to it.
public final class VectorLeakyRelu implements ActivationKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private final float slope;
  private final ActivationKernel rest;

  /// @throws IllegalArgumentException as [ScalarLeakyRelu] does
  public VectorLeakyRelu(float slope) {
    this.slope = slope;
    this.rest = new ScalarLeakyRelu(slope);
  }

  @Override
  public void forward(int length, float[] x, int xAt, float[] y, int yAt) {
    int i = 0;
    for (int bound = SPECIES.loopBound(length); i < bound; i += SPECIES.length()) {
      var v = FloatVector.fromArray(SPECIES, x, xAt + i);
      v.blend(v.mul(slope), v.compare(LE, 0f)).intoArray(y, yAt + i);
    }
    rest.forward(length - i, x, xAt + i, y, yAt + i);
  }

  @Override
  public void backward(int length, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int i = 0;
    for (int bound = SPECIES.loopBound(length); i < bound; i += SPECIES.length()) {
      var out = FloatVector.fromArray(SPECIES, y, yAt + i);
      var d = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      d.blend(d.mul(slope), out.compare(LE, 0f)).intoArray(dx, dxAt + i);
    }
    rest.backward(length - i, y, yAt + i, dy, dyAt + i, dx, dxAt + i);
  }
}
