package lanewise.measure.cases;

import lanewise.parallel.BatchParallel;
import lanewise.parallel.Slices;

/// A batch of images cut into slices by their work, as the layers of a network cut it, with scratch memory for each
/// thread.
final class ImageSlices {

  /// What is done with a slice of the images.
  @FunctionalInterface
  interface Work {
    void run(int slice, int from, int images, float[] workspace);
  }

  /// Work that is worth a task of its own: some ten microseconds, as in layers of images.
  private static final int WORK_PER_TASK = 1 << 18;

  private final int images;
  private final int count;
  private final BatchParallel parallel;

  /// @param work of one image, in floating-point operations or what takes as long
  ImageSlices(int images, long work, BatchParallel parallel) {
    this.images = images;
    this.count = Slices.ofImages(images, work, WORK_PER_TASK);
    this.parallel = parallel;
  }

  /// How many there are.
  int count() {
    return count;
  }

  /// Images of the longest.
  int longest() {
    return Slices.longest(count, images);
  }

  /// The task that does `work` with one slice after the other.
  ///
  /// @param workspaceFloats of scratch memory that a thread needs
  BatchParallel.Task slices(int workspaceFloats, Work work) {
    float[][] workspaces = new float[parallel.threads()][workspaceFloats];
    return (slice, worker) -> {
      int from = Slices.from(slice, count, images);
      work.run(slice, from, Slices.from(slice + 1, count, images) - from, workspaces[worker]);
    };
  }

  /// The task that does `work` with one image of a slice after the other, as layers do where nothing is summed up over
  /// the images.
  ///
  /// @param workspaceFloats of scratch memory that a thread needs
  BatchParallel.Task images(int workspaceFloats, Work work) {
    return slices(workspaceFloats, (slice, from, images, workspace) -> {
      for (int n = from; n < from + images; n++) {
        work.run(slice, n, 1, workspace);
      }
    });
  }

  void run(BatchParallel.Task task) {
    parallel.forEach(count, task);
  }
}
