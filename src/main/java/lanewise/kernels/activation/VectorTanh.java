package lanewise.kernels.activation;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [ScalarTanh] for whole registers; the rest of less than one register is left to it.
public final class VectorTanh implements ActivationKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final FloatVector ONE = FloatVector.broadcast(SPECIES, 1f);
  private static final ActivationKernel REST = new ScalarTanh();

  @Override
  public void forward(int length, float[] x, int xAt, float[] y, int yAt) {
    int i = 0;
    for (int bound = SPECIES.loopBound(length); i < bound; i += SPECIES.length()) {
      VectorMath.tanh(FloatVector.fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
    }
    REST.forward(length - i, x, xAt + i, y, yAt + i);
  }

  @Override
  public void backward(int length, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int i = 0;
    for (int bound = SPECIES.loopBound(length); i < bound; i += SPECIES.length()) {
      var out = FloatVector.fromArray(SPECIES, y, yAt + i);
      var d = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      d.mul(out.neg().fma(out, ONE)).intoArray(dx, dxAt + i);
    }
    REST.backward(length - i, y, yAt + i, dy, dyAt + i, dx, dxAt + i);
  }
}
