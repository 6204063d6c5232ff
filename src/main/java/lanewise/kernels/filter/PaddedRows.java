package lanewise.kernels.filter;

import java.util.Arrays;

/// Rows of a task's plane with the zeros left and right that its kernel reads there, as a [Correlation] wants them.
final class PaddedRows {

  private PaddedRows() {}

  /// Floats from one padded row to the next.
  static int pitch(FilterTask task) {
    return Correlation.leastPitch(task.outputWidth(), task.kernel().width());
  }

  /// Lays out rows `first` to `first + count − 1` of x; those outside the plane are zeros.
  static void pack(FilterTask task, int first, int count, float[] x, int xAt, float[] rows, int rowsAt) {
    int pitch = pitch(task);
    int left = task.padLeft();
    int copied = Math.min(task.width(), pitch - left);
    for (int i = 0; i < count; i++) {
      int h = first + i;
      int to = rowsAt + i * pitch;
      if (h < 0 || h >= task.height()) {
        Arrays.fill(rows, to, to + pitch, 0f);
        continue;
      }
      Arrays.fill(rows, to, to + left, 0f);
      System.arraycopy(x, xAt + h * task.width(), rows, to + left, copied);
      Arrays.fill(rows, to + left + copied, to + pitch, 0f);
    }
  }
}
