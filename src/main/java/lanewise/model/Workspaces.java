package lanewise.model;

/// Arrays for the threads, or the slices, that work at the same time, one each. They grow to the largest need seen and
/// are used again, so that batches of alternating sizes allocate nothing; their contents are unspecified.
final class Workspaces {

  private static final float[][] NONE = {};

  private float[][] arrays = NONE;
  private int floats;

  void grow(int tasks, int floats) {
    if (tasks > arrays.length || floats > this.floats) {
      int most = Math.max(tasks, arrays.length);
      this.floats = Math.max(floats, this.floats);
      arrays = NONE; // Nothing of them is kept, so the heap need not hold both.
      arrays = new float[most][this.floats];
    }
  }

  float[] of(int task) {
    return arrays[task];
  }
}
