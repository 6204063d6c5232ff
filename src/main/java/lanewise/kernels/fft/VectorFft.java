package lanewise.kernels.fft;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernels.common.VectorTranspose;

/// [Fft] on registers: 16 lanes are one register of 512 bits, two of 256 or four of 128.
public final class VectorFft extends Fft {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  @Override
  void pass(FftStage stage, int im, float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep) {
    for (int lane = 0; lane < LANES; lane += L) {
      int in = fromAt + lane;
      int out = toAt + lane;
      switch (stage.radix()) {
        case 2 -> VectorButterflies.radix2(stage, im, from, in, fromStep, to, out, toStep);
        case 3 -> VectorButterflies.radix3(stage, im, from, in, fromStep, to, out, toStep);
        case 4 -> VectorButterflies.radix4(stage, im, from, in, fromStep, to, out, toStep);
        default -> VectorButterflies.radix5(stage, im, from, in, fromStep, to, out, toStep);
      }
    }
  }

  @Override
  void split(FftPlan plan, float[] workspace, int halfAt, int stripAt) {
    for (int lane = 0; lane < LANES; lane += L) {
      splitLanes(plan, workspace, halfAt + lane, stripAt + lane);
    }
  }

  private static void splitLanes(FftPlan plan, float[] workspace, int halfAt, int stripAt) {
    int rows = plan.height() / 2;
    float[] roots = plan.realRoots();
    for (int u = 0; u <= rows / 2; u++) {
      var c = FloatVector.broadcast(SPECIES, roots[2 * u]);
      var s = FloatVector.broadcast(SPECIES, roots[2 * u + 1]);
      int a = halfAt + u * BLOCK;
      int b = halfAt + (u == 0 ? 0 : rows - u) * BLOCK;
      int upper = stripAt + u * BLOCK;
      int lower = stripAt + (rows - u) * BLOCK;
      var ar = FloatVector.fromArray(SPECIES, workspace, a);
      var ai = FloatVector.fromArray(SPECIES, workspace, a + LANES);
      var br = FloatVector.fromArray(SPECIES, workspace, b);
      var bi = FloatVector.fromArray(SPECIES, workspace, b + LANES);
      var er = ar.add(br).mul(0.5f);
      var ei = ai.sub(bi).mul(0.5f);
      var or = ai.add(bi).mul(0.5f);
      var oi = br.sub(ar).mul(0.5f);
      var tr = or.fma(c, oi.mul(s).neg());
      var ti = or.fma(s, oi.mul(c));
      er.sub(tr).intoArray(workspace, lower);
      ti.sub(ei).intoArray(workspace, lower + LANES);
      er.add(tr).intoArray(workspace, upper);
      ei.add(ti).intoArray(workspace, upper + LANES);
    }
  }

  @Override
  void merge(FftPlan plan, float[] workspace, int stripAt, int halfAt) {
    for (int lane = 0; lane < LANES; lane += L) {
      mergeLanes(plan, workspace, stripAt + lane, halfAt + lane);
    }
  }

  private static void mergeLanes(FftPlan plan, float[] workspace, int stripAt, int halfAt) {
    int rows = plan.height() / 2;
    float[] roots = plan.realRoots();
    for (int u = 0; u <= rows / 2; u++) {
      var c = FloatVector.broadcast(SPECIES, roots[2 * u]);
      var s = FloatVector.broadcast(SPECIES, roots[2 * u + 1]);
      int a = stripAt + u * BLOCK;
      int b = stripAt + (rows - u) * BLOCK;
      int upper = halfAt + u * BLOCK;
      int lower = halfAt + (u == 0 ? 0 : rows - u) * BLOCK;
      var ar = FloatVector.fromArray(SPECIES, workspace, a);
      var ai = FloatVector.fromArray(SPECIES, workspace, a + LANES);
      var br = FloatVector.fromArray(SPECIES, workspace, b);
      var bi = FloatVector.fromArray(SPECIES, workspace, b + LANES);
      var er = ar.add(br);
      var ei = ai.sub(bi);
      var dr = ar.sub(br);
      var di = ai.add(bi);
      var or = dr.fma(c, di.mul(s));
      var oi = di.fma(c, dr.mul(s).neg());
      er.add(oi).intoArray(workspace, lower);
      or.sub(ei).intoArray(workspace, lower + LANES);
      er.sub(oi).intoArray(workspace, upper);
      ei.add(or).intoArray(workspace, upper + LANES);
    }
  }

  @Override
  void transpose(int rows, int columns, float[] workspace, int from, int to) {
    VectorTranspose.transpose(rows, columns, workspace, from, BLOCK, workspace, to, BLOCK);
  }

  @Override
  void loadStrip(FftWindow window, int columns, float[] x, int xAt, float[] strip, int stripAt) {
    for (int lane = 0; lane < LANES; lane += L) {
      if (columns - lane >= L) {
        loadRows(window, x, xAt + lane, strip, stripAt + lane);
      } else {
        loadPartialRows(window, columns - lane, x, xAt + lane, strip, stripAt + lane);
      }
    }
  }

  private static void loadRows(FftWindow window, float[] x, int xAt, float[] strip, int stripAt) {
    for (int row = 0; row < window.rows(); row++) {
      FloatVector.fromArray(SPECIES, x, xAt + row * window.columns()).intoArray(strip, stripAt + row * LANES);
    }
  }

  private static void loadPartialRows(FftWindow window, int columns, float[] x, int xAt, float[] strip, int stripAt) {
    var inside = SPECIES.indexInRange(0, columns);
    for (int row = 0; row < window.rows(); row++) {
      FloatVector.fromArray(SPECIES, x, xAt + row * window.columns(), inside).intoArray(strip, stripAt + row * LANES);
    }
  }

  @Override
  void addStrip(FftWindow window, int columns, float scale, float[] strip, int stripAt, float[] x, int xAt) {
    for (int lane = 0; lane < columns; lane += L) {
      if (columns - lane >= L) {
        addRows(window, scale, strip, stripAt + lane, x, xAt + lane);
      } else {
        addPartialRows(window, columns - lane, scale, strip, stripAt + lane, x, xAt + lane);
      }
    }
  }

  private static void addRows(FftWindow window, float scale, float[] strip, int stripAt, float[] x, int xAt) {
    var factor = FloatVector.broadcast(SPECIES, scale);
    for (int row = 0; row < window.rows(); row++) {
      int to = xAt + row * window.columns();
      FloatVector.fromArray(SPECIES, strip, stripAt + row * LANES).fma(factor, FloatVector.fromArray(SPECIES, x, to))
          .intoArray(x, to);
    }
  }

  private static void addPartialRows(FftWindow window, int columns, float scale, float[] strip, int stripAt, float[] x,
      int xAt) {
    var factor = FloatVector.broadcast(SPECIES, scale);
    var inside = SPECIES.indexInRange(0, columns);
    for (int row = 0; row < window.rows(); row++) {
      int to = xAt + row * window.columns();
      FloatVector.fromArray(SPECIES, strip, stripAt + row * LANES)
          .fma(factor, FloatVector.fromArray(SPECIES, x, to, inside))
          .intoArray(x, to, inside);
    }
  }

  @Override
  public void multiply(int blocks, float[] a, int aAt, float[] b, int bAt, float[] product, int productAt) {
    for (int block = 0; block < blocks * BLOCK; block += BLOCK) {
      for (int lane = block; lane < block + LANES; lane += L) {
        var ar = FloatVector.fromArray(SPECIES, a, aAt + lane);
        var ai = FloatVector.fromArray(SPECIES, a, aAt + LANES + lane);
        var br = FloatVector.fromArray(SPECIES, b, bAt + lane);
        var bi = FloatVector.fromArray(SPECIES, b, bAt + LANES + lane);
        ar.fma(br, ai.mul(bi).neg()).intoArray(product, productAt + lane);
        ar.fma(bi, ai.mul(br)).intoArray(product, productAt + LANES + lane);
      }
    }
  }

  @Override
  public void conjugate(int blocks, float[] spectrum, int spectrumAt) {
    for (int block = spectrumAt; block < spectrumAt + blocks * BLOCK; block += BLOCK) {
      for (int lane = block + LANES; lane < block + BLOCK; lane += L) {
        FloatVector.fromArray(SPECIES, spectrum, lane).neg().intoArray(spectrum, lane);
      }
    }
  }
}
