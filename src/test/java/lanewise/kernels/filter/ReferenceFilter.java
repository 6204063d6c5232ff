package lanewise.kernels.filter;

import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.ReferenceSums;

/// Equations (6) and (7) as they are written, in double.
final class ReferenceFilter {

  private ReferenceFilter() {}

  /// Outputs of `Border.ZERO` are those of the whole plane, outputs of `Border.VALID` the ones inside it that no index
  /// left the plane for.
  static ReferenceSums of(FilterTask task, GuardedFloats x) {
    FilterKernel k = task.kernel();
    int sign = task.operation() == FilterOperation.CONVOLUTION ? -1 : 1;
    int a = (k.height() - 1) / 2;
    int b = (k.width() - 1) / 2;
    var y = new ReferenceSums(task.outputHeight() * task.outputWidth());
    for (int p = 0; p < task.outputHeight(); p++) {
      for (int q = 0; q < task.outputWidth(); q++) {
        for (int r = 0; r < k.height(); r++) {
          for (int s = 0; s < k.width(); s++) {
            int h = p + task.firstRow() + sign * (r - a);
            int w = q + task.firstColumn() + sign * (s - b);
            boolean inside = h >= 0 && h < task.height() && w >= 0 && w < task.width();
            if (!inside && task.border() == Border.VALID) {
              throw new AssertionError("output " + p + "," + q + " of " + task + " reads " + h + "," + w);
            }
            y.add(p * task.outputWidth() + q, inside ? k.weight(r, s) * x.get(h * task.width() + w) : 0);
          }
        }
      }
    }
    return y;
  }
}
