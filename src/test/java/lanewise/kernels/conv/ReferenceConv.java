package lanewise.kernels.conv;

import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.ReferenceSums;

/// Convolution and its gradients as the textbook writes them, in double: one visit for each product of a weight and a
/// pixel.
final class ReferenceConv {

  /// The indices of one product.
  @FunctionalInterface
  private interface Visitor {
    void visit(int x, int w, int y);
  }

  private ReferenceConv() {}

  static ReferenceSums forward(ConvGeometry g, int images, GuardedFloats x, GuardedFloats w, GuardedFloats b) {
    ReferenceSums y = new ReferenceSums(images * g.outputFloats());
    int plane = g.outputHeight() * g.outputWidth();
    for (int i = 0; i < images * g.outputFloats(); i++) {
      y.add(i, b.get(i / plane % g.maps()));
    }
    visitProducts(g, images, (xi, wi, yi) -> y.add(yi, (double) x.get(xi) * w.get(wi)));
    return y;
  }

  static ReferenceSums dInput(ConvGeometry g, int images, GuardedFloats dy, GuardedFloats w) {
    ReferenceSums dx = new ReferenceSums(images * g.inputFloats());
    visitProducts(g, images, (xi, wi, yi) -> dx.add(xi, (double) dy.get(yi) * w.get(wi)));
    return dx;
  }

  static ReferenceSums dWeights(ConvGeometry g, int images, GuardedFloats x, GuardedFloats dy, GuardedFloats before) {
    ReferenceSums dw = new ReferenceSums(g.weightFloats());
    for (int i = 0; i < g.weightFloats(); i++) {
      dw.add(i, before.get(i));
    }
    visitProducts(g, images, (xi, wi, yi) -> dw.add(wi, (double) x.get(xi) * dy.get(yi)));
    return dw;
  }

  private static void visitProducts(ConvGeometry g, int images, Visitor visitor) {
    int y = 0;
    for (int n = 0; n < images; n++) {
      for (int k = 0; k < g.maps(); k++) {
        for (int p = 0; p < g.outputHeight(); p++) {
          for (int q = 0; q < g.outputWidth(); q++) {
            visitWindow(g, n, k, p, q, y++, visitor);
          }
        }
      }
    }
  }

  private static void visitWindow(ConvGeometry g, int n, int k, int p, int q, int y, Visitor visitor) {
    for (int c = 0; c < g.channels(); c++) {
      for (int r = 0; r < g.kernelHeight(); r++) {
        for (int s = 0; s < g.kernelWidth(); s++) {
          int h = p * g.strideHeight() + r - g.padTop();
          int w = q * g.strideWidth() + s - g.padLeft();
          if (h >= 0 && h < g.height() && w >= 0 && w < g.width()) {
            int x = ((n * g.channels() + c) * g.height() + h) * g.width() + w;
            visitor.visit(x, ((k * g.channels() + c) * g.kernelHeight() + r) * g.kernelWidth() + s, y);
          }
        }
      }
    }
  }
}
