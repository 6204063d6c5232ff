package lanewise.kernels.conv.winograd;

/// F(2×2,3×3) on one lane. The points of interpolation are 0, 1, −1 and infinity.
final class ScalarWinograd2 implements WinogradTransform {

  @Override
  public int outputs() {
    return 2;
  }

  @Override
  public void input(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    for (int i = 0, f = fromAt, t = toAt; i < count; i++, f += from.next(), t += to.next()) {
      float d00 = data[f];
      float d01 = data[f + from.column()];
      float d02 = data[f + 2 * from.column()];
      float d03 = data[f + 3 * from.column()];
      float d10 = data[f + from.row()];
      float d11 = data[f + from.row() + from.column()];
      float d12 = data[f + from.row() + 2 * from.column()];
      float d13 = data[f + from.row() + 3 * from.column()];
      float d20 = data[f + 2 * from.row()];
      float d21 = data[f + 2 * from.row() + from.column()];
      float d22 = data[f + 2 * from.row() + 2 * from.column()];
      float d23 = data[f + 2 * from.row() + 3 * from.column()];
      float d30 = data[f + 3 * from.row()];
      float d31 = data[f + 3 * from.row() + from.column()];
      float d32 = data[f + 3 * from.row() + 2 * from.column()];
      float d33 = data[f + 3 * from.row() + 3 * from.column()];
      float c00 = d00 - d20;
      float c10 = d10 + d20;
      float c20 = d20 - d10;
      float c30 = d30 - d10;
      float c01 = d01 - d21;
      float c11 = d11 + d21;
      float c21 = d21 - d11;
      float c31 = d31 - d11;
      float c02 = d02 - d22;
      float c12 = d12 + d22;
      float c22 = d22 - d12;
      float c32 = d32 - d12;
      float c03 = d03 - d23;
      float c13 = d13 + d23;
      float c23 = d23 - d13;
      float c33 = d33 - d13;
      data[t] = c00 - c02;
      data[t + to.column()] = c01 + c02;
      data[t + 2 * to.column()] = c02 - c01;
      data[t + 3 * to.column()] = c03 - c01;
      data[t + to.row()] = c10 - c12;
      data[t + to.row() + to.column()] = c11 + c12;
      data[t + to.row() + 2 * to.column()] = c12 - c11;
      data[t + to.row() + 3 * to.column()] = c13 - c11;
      data[t + 2 * to.row()] = c20 - c22;
      data[t + 2 * to.row() + to.column()] = c21 + c22;
      data[t + 2 * to.row() + 2 * to.column()] = c22 - c21;
      data[t + 2 * to.row() + 3 * to.column()] = c23 - c21;
      data[t + 3 * to.row()] = c30 - c32;
      data[t + 3 * to.row() + to.column()] = c31 + c32;
      data[t + 3 * to.row() + 2 * to.column()] = c32 - c31;
      data[t + 3 * to.row() + 3 * to.column()] = c33 - c31;
    }
  }

  @Override
  public void output(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    for (int i = count - 1; i >= 0; i--) {
      int f = fromAt + i * from.next();
      int t = toAt + i * to.next();
      float m00 = data[f];
      float m01 = data[f + from.column()];
      float m02 = data[f + 2 * from.column()];
      float m03 = data[f + 3 * from.column()];
      float m10 = data[f + from.row()];
      float m11 = data[f + from.row() + from.column()];
      float m12 = data[f + from.row() + 2 * from.column()];
      float m13 = data[f + from.row() + 3 * from.column()];
      float m20 = data[f + 2 * from.row()];
      float m21 = data[f + 2 * from.row() + from.column()];
      float m22 = data[f + 2 * from.row() + 2 * from.column()];
      float m23 = data[f + 2 * from.row() + 3 * from.column()];
      float m30 = data[f + 3 * from.row()];
      float m31 = data[f + 3 * from.row() + from.column()];
      float m32 = data[f + 3 * from.row() + 2 * from.column()];
      float m33 = data[f + 3 * from.row() + 3 * from.column()];
      float c00 = m00 + m10 + m20;
      float c10 = m10 - m20 + m30;
      float c01 = m01 + m11 + m21;
      float c11 = m11 - m21 + m31;
      float c02 = m02 + m12 + m22;
      float c12 = m12 - m22 + m32;
      float c03 = m03 + m13 + m23;
      float c13 = m13 - m23 + m33;
      data[t] = c00 + c01 + c02;
      data[t + to.column()] = c01 - c02 + c03;
      data[t + to.row()] = c10 + c11 + c12;
      data[t + to.row() + to.column()] = c11 - c12 + c13;
    }
  }

  @Override
  public void filter(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    for (int i = 0, f = fromAt, t = toAt; i < count; i++, f += from.next(), t += to.next()) {
      float g00 = data[f];
      float g01 = data[f + from.column()];
      float g02 = data[f + 2 * from.column()];
      float g10 = data[f + from.row()];
      float g11 = data[f + from.row() + from.column()];
      float g12 = data[f + from.row() + 2 * from.column()];
      float g20 = data[f + 2 * from.row()];
      float g21 = data[f + 2 * from.row() + from.column()];
      float g22 = data[f + 2 * from.row() + 2 * from.column()];
      float even0 = g00 + g20;
      float c00 = g00;
      float c10 = 0.5f * (even0 + g10);
      float c20 = 0.5f * (even0 - g10);
      float c30 = g20;
      float even1 = g01 + g21;
      float c01 = g01;
      float c11 = 0.5f * (even1 + g11);
      float c21 = 0.5f * (even1 - g11);
      float c31 = g21;
      float even2 = g02 + g22;
      float c02 = g02;
      float c12 = 0.5f * (even2 + g12);
      float c22 = 0.5f * (even2 - g12);
      float c32 = g22;
      float evenOfRow0 = c00 + c02;
      data[t] = c00;
      data[t + to.column()] = 0.5f * (evenOfRow0 + c01);
      data[t + 2 * to.column()] = 0.5f * (evenOfRow0 - c01);
      data[t + 3 * to.column()] = c02;
      float evenOfRow1 = c10 + c12;
      data[t + to.row()] = c10;
      data[t + to.row() + to.column()] = 0.5f * (evenOfRow1 + c11);
      data[t + to.row() + 2 * to.column()] = 0.5f * (evenOfRow1 - c11);
      data[t + to.row() + 3 * to.column()] = c12;
      float evenOfRow2 = c20 + c22;
      data[t + 2 * to.row()] = c20;
      data[t + 2 * to.row() + to.column()] = 0.5f * (evenOfRow2 + c21);
      data[t + 2 * to.row() + 2 * to.column()] = 0.5f * (evenOfRow2 - c21);
      data[t + 2 * to.row() + 3 * to.column()] = c22;
      float evenOfRow3 = c30 + c32;
      data[t + 3 * to.row()] = c30;
      data[t + 3 * to.row() + to.column()] = 0.5f * (evenOfRow3 + c31);
      data[t + 3 * to.row() + 2 * to.column()] = 0.5f * (evenOfRow3 - c31);
      data[t + 3 * to.row() + 3 * to.column()] = c32;
    }
  }

  @Override
  public void gradient(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    for (int i = 0, f = fromAt, t = toAt; i < count; i++, f += from.next(), t += to.next()) {
      float y00 = data[f];
      float y01 = data[f + from.column()];
      float y10 = data[f + from.row()];
      float y11 = data[f + from.row() + from.column()];
      float c00 = y00;
      float c10 = y00 + y10;
      float c20 = y00 - y10;
      float c30 = y10;
      float c01 = y01;
      float c11 = y01 + y11;
      float c21 = y01 - y11;
      float c31 = y11;
      data[t] = c00;
      data[t + to.column()] = c00 + c01;
      data[t + 2 * to.column()] = c00 - c01;
      data[t + 3 * to.column()] = c01;
      data[t + to.row()] = c10;
      data[t + to.row() + to.column()] = c10 + c11;
      data[t + to.row() + 2 * to.column()] = c10 - c11;
      data[t + to.row() + 3 * to.column()] = c11;
      data[t + 2 * to.row()] = c20;
      data[t + 2 * to.row() + to.column()] = c20 + c21;
      data[t + 2 * to.row() + 2 * to.column()] = c20 - c21;
      data[t + 2 * to.row() + 3 * to.column()] = c21;
      data[t + 3 * to.row()] = c30;
      data[t + 3 * to.row() + to.column()] = c30 + c31;
      data[t + 3 * to.row() + 2 * to.column()] = c30 - c31;
      data[t + 3 * to.row() + 3 * to.column()] = c31;
    }
  }

  @Override
  public void filterGradient(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    for (int i = 0, f = fromAt, t = toAt; i < count; i++, f += from.next(), t += to.next()) {
      float u00 = data[f];
      float u01 = data[f + from.column()];
      float u02 = data[f + 2 * from.column()];
      float u03 = data[f + 3 * from.column()];
      float u10 = data[f + from.row()];
      float u11 = data[f + from.row() + from.column()];
      float u12 = data[f + from.row() + 2 * from.column()];
      float u13 = data[f + from.row() + 3 * from.column()];
      float u20 = data[f + 2 * from.row()];
      float u21 = data[f + 2 * from.row() + from.column()];
      float u22 = data[f + 2 * from.row() + 2 * from.column()];
      float u23 = data[f + 2 * from.row() + 3 * from.column()];
      float u30 = data[f + 3 * from.row()];
      float u31 = data[f + 3 * from.row() + from.column()];
      float u32 = data[f + 3 * from.row() + 2 * from.column()];
      float u33 = data[f + 3 * from.row() + 3 * from.column()];
      float sum0 = u10 + u20;
      float c00 = Math.fma(0.5f, sum0, u00);
      float c10 = 0.5f * (u10 - u20);
      float c20 = Math.fma(0.5f, sum0, u30);
      float sum1 = u11 + u21;
      float c01 = Math.fma(0.5f, sum1, u01);
      float c11 = 0.5f * (u11 - u21);
      float c21 = Math.fma(0.5f, sum1, u31);
      float sum2 = u12 + u22;
      float c02 = Math.fma(0.5f, sum2, u02);
      float c12 = 0.5f * (u12 - u22);
      float c22 = Math.fma(0.5f, sum2, u32);
      float sum3 = u13 + u23;
      float c03 = Math.fma(0.5f, sum3, u03);
      float c13 = 0.5f * (u13 - u23);
      float c23 = Math.fma(0.5f, sum3, u33);
      float sumOfRow0 = c01 + c02;
      data[t] = Math.fma(0.5f, sumOfRow0, c00);
      data[t + to.column()] = 0.5f * (c01 - c02);
      data[t + 2 * to.column()] = Math.fma(0.5f, sumOfRow0, c03);
      float sumOfRow1 = c11 + c12;
      data[t + to.row()] = Math.fma(0.5f, sumOfRow1, c10);
      data[t + to.row() + to.column()] = 0.5f * (c11 - c12);
      data[t + to.row() + 2 * to.column()] = Math.fma(0.5f, sumOfRow1, c13);
      float sumOfRow2 = c21 + c22;
      data[t + 2 * to.row()] = Math.fma(0.5f, sumOfRow2, c20);
      data[t + 2 * to.row() + to.column()] = 0.5f * (c21 - c22);
      data[t + 2 * to.row() + 2 * to.column()] = Math.fma(0.5f, sumOfRow2, c23);
    }
  }
}
