package lanewise.kernels.activation;

import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [ScalarRelu] for whole registers; the rest of less than one register is left to it.
public final class VectorRelu implements ActivationKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final ActivationKernel REST = new ScalarRelu();

  @Override
  public void forward(int length, float[] x, int xAt, float[] y, int yAt) {
    int i = 0;
    for (int bound = SPECIES.loopBound(length); i < bound; i += SPECIES.length()) {
      var v = FloatVector.fromArray(SPECIES, x, xAt + i);
      v.blend(0f, v.compare(LE, 0f)).intoArray(y, yAt + i);
    }
    REST.forward(length - i, x, xAt + i, y, yAt + i);
  }

  @Override
  public void backward(int length, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    int i = 0;
    for (int bound = SPECIES.loopBound(length); i < bound; i += SPECIES.length()) {
      var out = FloatVector.fromArray(SPECIES, y, yAt + i);
      var d = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      d.blend(d.fma(0f, 0f), out.compare(LE, 0f)).intoArray(dx, dxAt + i);
    }
    REST.backward(length - i, y, yAt + i, dy, dyAt + i, dx, dxAt + i);
  }
}
