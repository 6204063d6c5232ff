package lanewise.config;

/// The sizes of one kernel call, under a name that tables show. Whether they fit is found out by the kernels.
public sealed interface KernelShape {

  String name();

  /// Convolution of a batch of `channels` × `height` × `width` images with `maps` filters.
  record Conv(String name, int channels, int height, int width, int maps, Axes kernel, Axes stride, Padding padding,
      int images) implements KernelShape {}

  /// C += op(A) · op(B), C `rows` × `columns`.
  ///
  /// @param transposeA whether A is stored depth × rows
  /// @param transposeB whether B is stored columns × depth
  record Gemm(String name, int rows, int columns, int depth, boolean transposeA, boolean transposeB)
      implements KernelShape {}

  /// A dense layer on a batch of examples.
  record Dense(String name, int inputs, int nodes, int images) implements KernelShape {}

  /// Pooling of a batch of `channels` × `height` × `width` images.
  record Pool(String name, int channels, int height, int width, Axes window, Axes stride, int images)
      implements KernelShape {}

  /// A matrix whose rows are worked on one by one.
  record Rows(String name, int rows, int columns) implements KernelShape {}

  /// So many numbers, each worked on alone.
  record Elements(String name, int length) implements KernelShape {}
}
