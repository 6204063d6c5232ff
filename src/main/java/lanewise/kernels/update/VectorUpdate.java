package lanewise.kernels.update;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [ScalarUpdate] for whole registers; the rest of less than one register is left to it.
public final class VectorUpdate implements UpdateKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final UpdateKernel REST = new ScalarUpdate();

  @Override
  public void constant(int length, float[] w, float[] g, int at, float eta) {
    var minusEta = FloatVector.broadcast(SPECIES, -eta);
    int end = at + SPECIES.loopBound(length);
    for (int i = at; i < end; i += SPECIES.length()) {
      minusEta.fma(load(g, i), load(w, i)).intoArray(w, i);
    }
    REST.constant(at + length - end, w, g, end, eta);
  }

  @Override
  public void momentum(int length, float[] w, float[] g, float[] v, int at, float eta, float momentum) {
    var minusEta = FloatVector.broadcast(SPECIES, -eta);
    var keep = FloatVector.broadcast(SPECIES, momentum);
    int end = at + SPECIES.loopBound(length);
    for (int i = at; i < end; i += SPECIES.length()) {
      var velocity = keep.fma(load(v, i), load(g, i));
      velocity.intoArray(v, i);
      minusEta.fma(velocity, load(w, i)).intoArray(w, i);
    }
    REST.momentum(at + length - end, w, g, v, end, eta, momentum);
  }

  @Override
  public void adagrad(int length, float[] w, float[] g, float[] s, int at, float eta, float epsilon) {
    int end = at + SPECIES.loopBound(length);
    for (int i = at; i < end; i += SPECIES.length()) {
      var gradient = load(g, i);
      var squares = gradient.fma(gradient, load(s, i));
      squares.intoArray(s, i);
      load(w, i).sub(gradient.mul(eta).div(squares.sqrt().add(epsilon))).intoArray(w, i);
    }
    REST.adagrad(at + length - end, w, g, s, end, eta, epsilon);
  }

  @Override
  public void adagradMomentum(int length, float[] w, float[] g, float[] s, float[] v, int at, float eta,
      float momentum, float epsilon) {
    var minusEta = FloatVector.broadcast(SPECIES, -eta);
    var keep = FloatVector.broadcast(SPECIES, momentum);
    int end = at + SPECIES.loopBound(length);
    for (int i = at; i < end; i += SPECIES.length()) {
      var gradient = load(g, i);
      var squares = gradient.fma(gradient, load(s, i));
      squares.intoArray(s, i);
      var velocity = keep.fma(load(v, i), gradient.div(squares.sqrt().add(epsilon)));
      velocity.intoArray(v, i);
      minusEta.fma(velocity, load(w, i)).intoArray(w, i);
    }
    REST.adagradMomentum(at + length - end, w, g, s, v, end, eta, momentum, epsilon);
  }

  @Override
  public void rmsProp(int length, float[] w, float[] g, float[] s, int at, float eta, float rho, float oneMinusRho,
      float epsilon) {
    var take = FloatVector.broadcast(SPECIES, oneMinusRho);
    int end = at + SPECIES.loopBound(length);
    for (int i = at; i < end; i += SPECIES.length()) {
      var gradient = load(g, i);
      var squares = take.fma(gradient.mul(gradient), load(s, i).mul(rho));
      squares.intoArray(s, i);
      load(w, i).sub(gradient.mul(eta).div(squares.sqrt().add(epsilon))).intoArray(w, i);
    }
    REST.rmsProp(at + length - end, w, g, s, end, eta, rho, oneMinusRho, epsilon);
  }

  @Override
  public void adam(int length, float[] w, float[] g, float[] m, float[] s, int at, float stepSize, float rho,
      float oneMinusRho, float rho2, float oneMinusRho2, float rootCorrection, float epsilon) {
    var take = FloatVector.broadcast(SPECIES, oneMinusRho);
    var take2 = FloatVector.broadcast(SPECIES, oneMinusRho2);
    int end = at + SPECIES.loopBound(length);
    for (int i = at; i < end; i += SPECIES.length()) {
      var gradient = load(g, i);
      var mean = take.fma(gradient, load(m, i).mul(rho));
      mean.intoArray(m, i);
      var squares = take2.fma(gradient.mul(gradient), load(s, i).mul(rho2));
      squares.intoArray(s, i);
      load(w, i).sub(mean.mul(stepSize).div(squares.sqrt().div(rootCorrection).add(epsilon))).intoArray(w, i);
    }
    REST.adam(at + length - end, w, g, m, s, end, stepSize, rho, oneMinusRho, rho2, oneMinusRho2, rootCorrection,
        epsilon);
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(SPECIES, array, at);
  }
}
