package lanewise.kernels.conv.im2col;

/// What the twins of im2col do differently: moving registers and multiplying tiles. A panel is a matrix `[depth][2
/// registers]` in the workspace.
interface PatchPanels {

  /// Floats of one register.
  int lanes();

  /// For each i below `count`, puts a register together at `toAt + i · toStep`: lanes below `split` from `firstAt + i ·
  /// firstStep`, the others from the same lanes at `secondAt + i · secondStep`. Reads whole registers at both places,
  /// but for `split` = all lanes only at the first.
  void join(int split, int count, float[] workspace, int firstAt, int firstStep, int secondAt, int secondStep, int toAt,
      int toStep);

  /// Copies `rows` rows of `columns` floats that start `fromStep` and `toStep` floats apart.
  void copyRows(int rows, int columns, float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep);

  /// `to[j,i] = from[i,j]`; a leading dimension is the distance between the starts of two rows.
  ///
  /// @param rows of `from`
  /// @param columns of `from`
  void transpose(int rows, int columns, float[] from, int fromAt, int fromLeading, float[] to, int toAt, int toLeading);

  /// `c[i,j] += Σ_d a[i,d] · panel[d,j]` by fused multiply-add for d ascending, over `rows` rows and two registers of
  /// columns. Rows of a are contiguous, `rowStep` floats apart; those of c `leading`.
  void multiply(int rows, int depth, float[] a, int aAt, int rowStep, float[] panel, int panelAt,
      float[] c, int cAt, int leading);
}
