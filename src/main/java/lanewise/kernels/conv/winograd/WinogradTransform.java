package lanewise.kernels.conv.winograd;

/// The five linear maps of F(m×m,3×3), n = m + 2: small matrices in, small matrices out. Each is the map of one
/// dimension applied to the columns of the matrix, then to the rows of the result.
///
/// The elements are groups of lanes that stand side by side, and every lane is mapped alone. A call maps the matrices
/// of `count` neighbouring tiles, laid out as `from` and `to` say, all in `data`; scratch memory takes a group of lanes
/// for each element of the larger matrices.
sealed interface WinogradTransform
    permits ScalarWinograd2, ScalarWinograd4, VectorWinograd2, VectorWinograd4 {

  /// Where the element (i, j) of the matrix of tile t stands: at `i · row + j · column + t · next` from the first.
  record Grid(int row, int column, int next) {}

  /// m, outputs of a tile along one side.
  int outputs();

  /// `B^T d B`: n×n pixels become n×n factors. Tiles overlap, they are m pixels apart: `from.next` is m times
  /// `from.column`.
  void input(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt);

  /// `A^T m A`: n×n products become m×m outputs, written such that those of the last tile to the right of a row of
  /// pixels without gaps, which stand where the next row begins, are overwritten by the next row.
  void output(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt);

  /// `G g G^T`: 3×3 weights become n×n factors.
  void filter(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt);

  /// `A dy A^T`: m×m output gradients become n×n factors. Tiles are neighbours: `from.next` is m times `from.column`.
  void gradient(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt);

  /// `G^T u G`: n×n products become 3×3 weight gradients.
  void filterGradient(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt);
}
