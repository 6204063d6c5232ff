package lanewise.model;

/// Arrays for the threads, or the slices, that work at the same time, one each. They grow to the largest need seen and
/// are used again, so that batches of alternating sizes allocate nothing; their contents are unspecified.
final class Workspaces {

  private float[][] arrays = {};
  private int floats;

  void grow(int tasks, int floats) {
    if (tasks > arrays.length || floats > this.floats) {
      this.floats = Math.max(floats, this.floats);
      arrays = new float[Math.max(tasks, arrays.length)][this.floats];
    }
  }

  float[] of(int task) {
    return arrays[task];
  }
}
