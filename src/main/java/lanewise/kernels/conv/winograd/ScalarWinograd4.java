package lanewise.kernels.conv.winograd;

import static lanewise.kernels.conv.winograd.WinogradPoints.A;
import static lanewise.kernels.conv.winograd.WinogradPoints.A2;
import static lanewise.kernels.conv.winograd.WinogradPoints.A2_B2;
import static lanewise.kernels.conv.winograd.WinogradPoints.A2_PLUS_B2;
import static lanewise.kernels.conv.winograd.WinogradPoints.A3;
import static lanewise.kernels.conv.winograd.WinogradPoints.B;
import static lanewise.kernels.conv.winograd.WinogradPoints.B2;
import static lanewise.kernels.conv.winograd.WinogradPoints.B3;
import static lanewise.kernels.conv.winograd.WinogradPoints.N0;
import static lanewise.kernels.conv.winograd.WinogradPoints.NA;
import static lanewise.kernels.conv.winograd.WinogradPoints.NA_A;
import static lanewise.kernels.conv.winograd.WinogradPoints.NA_A2;
import static lanewise.kernels.conv.winograd.WinogradPoints.NB;
import static lanewise.kernels.conv.winograd.WinogradPoints.NB_B;
import static lanewise.kernels.conv.winograd.WinogradPoints.NB_B2;

/// F(4×4,3×3) on one lane, with the points of [WinogradPoints]. A pass over the columns of all tiles leaves its results
/// in scratch memory, row by row, for a pass over the rows; columns that tiles share are mapped once.
final class ScalarWinograd4 implements WinogradTransform {

  @Override
  public int outputs() {
    return 4;
  }

  @Override
  public void input(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    inputs(1, 4 * count + 2, data, fromAt, from.row(), 0, from.column(), scratchAt, from.row(), 0, 1);
    inputs(6, count, data, scratchAt, 1, from.row(), 4, toAt, to.column(), to.row(), to.next());
  }

  private static void inputs(int lines, int count, float[] data, int fromAt, int fromStep, int fromLine, int fromNext,
      int toAt, int toStep, int toLine, int toNext) {
    for (int line = 0; line < lines; line++) {
      int from = fromAt + line * fromLine;
      int to = toAt + line * toLine;
      for (int i = 0; i < count; i++, from += fromNext, to += toNext) {
        float d0 = data[from];
        float d1 = data[from + fromStep];
        float d2 = data[from + 2 * fromStep];
        float d3 = data[from + 3 * fromStep];
        float d4 = data[from + 4 * fromStep];
        float d5 = data[from + 5 * fromStep];
        float evenA = Math.fma(-B2, d2, d4);
        float oddA = Math.fma(-B2, d1, d3);
        float evenB = Math.fma(-A2, d2, d4);
        float oddB = Math.fma(-A2, d1, d3);
        data[to] = Math.fma(A2_B2, d0, Math.fma(-A2_PLUS_B2, d2, d4));
        data[to + toStep] = Math.fma(A, oddA, evenA);
        data[to + 2 * toStep] = Math.fma(-A, oddA, evenA);
        data[to + 3 * toStep] = Math.fma(B, oddB, evenB);
        data[to + 4 * toStep] = Math.fma(-B, oddB, evenB);
        data[to + 5 * toStep] = Math.fma(A2_B2, d1, Math.fma(-A2_PLUS_B2, d3, d5));
      }
    }
  }

  @Override
  public void output(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    int row = count * 6;
    outputs(6, count, data, fromAt, from.row(), from.column(), from.next(), scratchAt, row, 1, 6);
    outputs(4, count, data, scratchAt, 1, row, 6, toAt, to.column(), to.row(), to.next());
  }

  private static void outputs(int lines, int count, float[] data, int fromAt, int fromStep, int fromLine, int fromNext,
      int toAt, int toStep, int toLine, int toNext) {
    for (int line = 0; line < lines; line++) {
      int from = fromAt + line * fromLine;
      int to = toAt + line * toLine;
      for (int i = 0; i < count; i++, from += fromNext, to += toNext) {
        float m0 = data[from];
        float m1 = data[from + fromStep];
        float m2 = data[from + 2 * fromStep];
        float m3 = data[from + 3 * fromStep];
        float m4 = data[from + 4 * fromStep];
        float m5 = data[from + 5 * fromStep];
        float sumA = m1 + m2;
        float differenceA = m1 - m2;
        float sumB = m3 + m4;
        float differenceB = m3 - m4;
        data[to] = m0 + sumA + sumB;
        data[to + toStep] = Math.fma(B, differenceB, A * differenceA);
        data[to + 2 * toStep] = Math.fma(B2, sumB, A2 * sumA);
        data[to + 3 * toStep] = Math.fma(B3, differenceB, Math.fma(A3, differenceA, m5));
      }
    }
  }

  @Override
  public void filter(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    int row = count * 3;
    filters(3, count, data, fromAt, from.row(), from.column(), from.next(), scratchAt, row, 1, 3);
    filters(6, count, data, scratchAt, 1, row, 3, toAt, to.column(), to.row(), to.next());
  }

  private static void filters(int lines, int count, float[] data, int fromAt, int fromStep, int fromLine, int fromNext,
      int toAt, int toStep, int toLine, int toNext) {
    for (int line = 0; line < lines; line++) {
      int from = fromAt + line * fromLine;
      int to = toAt + line * toLine;
      for (int i = 0; i < count; i++, from += fromNext, to += toNext) {
        float g0 = data[from];
        float g1 = data[from + fromStep];
        float g2 = data[from + 2 * fromStep];
        float evenA = Math.fma(A2, g2, g0);
        float evenB = Math.fma(B2, g2, g0);
        data[to] = N0 * g0;
        data[to + toStep] = NA * Math.fma(A, g1, evenA);
        data[to + 2 * toStep] = NA * Math.fma(-A, g1, evenA);
        data[to + 3 * toStep] = NB * Math.fma(B, g1, evenB);
        data[to + 4 * toStep] = NB * Math.fma(-B, g1, evenB);
        data[to + 5 * toStep] = g2;
      }
    }
  }

  @Override
  public void gradient(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    gradients(1, 4 * count, data, fromAt, from.row(), 0, from.column(), scratchAt, from.row(), 0, 1);
    gradients(6, count, data, scratchAt, 1, from.row(), 4, toAt, to.column(), to.row(), to.next());
  }

  private static void gradients(int lines, int count, float[] data, int fromAt, int fromStep, int fromLine,
      int fromNext, int toAt, int toStep, int toLine, int toNext) {
    for (int line = 0; line < lines; line++) {
      int from = fromAt + line * fromLine;
      int to = toAt + line * toLine;
      for (int i = 0; i < count; i++, from += fromNext, to += toNext) {
        float y0 = data[from];
        float y1 = data[from + fromStep];
        float y2 = data[from + 2 * fromStep];
        float y3 = data[from + 3 * fromStep];
        float evenA = Math.fma(A2, y2, y0);
        float oddA = Math.fma(A3, y3, A * y1);
        float evenB = Math.fma(B2, y2, y0);
        float oddB = Math.fma(B3, y3, B * y1);
        data[to] = y0;
        data[to + toStep] = evenA + oddA;
        data[to + 2 * toStep] = evenA - oddA;
        data[to + 3 * toStep] = evenB + oddB;
        data[to + 4 * toStep] = evenB - oddB;
        data[to + 5 * toStep] = y3;
      }
    }
  }

  @Override
  public void filterGradient(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    int row = count * 6;
    filterGradients(6, count, data, fromAt, from.row(), from.column(), from.next(), scratchAt, row, 1, 6);
    filterGradients(3, count, data, scratchAt, 1, row, 6, toAt, to.column(), to.row(), to.next());
  }

  private static void filterGradients(int lines, int count, float[] data, int fromAt, int fromStep, int fromLine,
      int fromNext, int toAt, int toStep, int toLine, int toNext) {
    for (int line = 0; line < lines; line++) {
      int from = fromAt + line * fromLine;
      int to = toAt + line * toLine;
      for (int i = 0; i < count; i++, from += fromNext, to += toNext) {
        float u0 = data[from];
        float u1 = data[from + fromStep];
        float u2 = data[from + 2 * fromStep];
        float u3 = data[from + 3 * fromStep];
        float u4 = data[from + 4 * fromStep];
        float u5 = data[from + 5 * fromStep];
        float sumA = u1 + u2;
        float sumB = u3 + u4;
        data[to] = Math.fma(N0, u0, Math.fma(NA, sumA, NB * sumB));
        data[to + toStep] = Math.fma(NA_A, u1 - u2, NB_B * (u3 - u4));
        data[to + 2 * toStep] = Math.fma(NA_A2, sumA, Math.fma(NB_B2, sumB, u5));
      }
    }
  }
}
