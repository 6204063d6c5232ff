package lanewise.kernels.filter;

/// How a plane is worked through: bands of output rows, each from a buffer of as many rows plus the `r − 1` that the
/// kernel reaches beyond them, which the next band needs again.
///
/// @param rows output rows of a band; the last band may have fewer
/// @param overlap rows that a band's buffer has beyond them
/// @param pitch floats from one row of the buffer to the next
record Bands(int rows, int overlap, int pitch) {

  /// Floats of a buffer that stays in an L2 cache of 1 MiB along with the output and the buffer of a second pass.
  private static final int CACHED_FLOATS = 1 << 16;
  private static final int LEAST_ROWS = 16;

  static Bands of(FilterTask task, int pitch) {
    int overlap = task.kernel().height() - 1;
    int cached = CACHED_FLOATS / pitch - overlap;
    return new Bands(Math.min(task.outputHeight(), Math.max(cached, LEAST_ROWS)), overlap, pitch);
  }

  /// Floats of the buffer.
  int floats() {
    return Math.multiplyExact(rows + overlap, pitch);
  }

  /// Moves what band `p` shares with the one before to the front of the buffer.
  ///
  /// @param p its first output row
  /// @return rows of the buffer that are there already
  int keep(int p, float[] buffer, int bufferAt) {
    if (p == 0) {
      return 0;
    }
    System.arraycopy(buffer, bufferAt + rows * pitch, buffer, bufferAt, overlap * pitch);
    return overlap;
  }
}
