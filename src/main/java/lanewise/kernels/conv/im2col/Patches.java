package lanewise.kernels.conv.im2col;

import lanewise.kernels.conv.ConvGeometry;

/// What a product of filters with patches reads: the windows of a zero-padded plane, one for each output position. A
/// patch is a column of the matrix that textbooks call im2col; here it is never stored as a whole, only its layout is
/// described.
///
/// One image is laid out as planes, a plane as rows. The element that tap (r, s) reads at position (row, column) of
/// plane i is at `i · planeFloats + first + row · rowStep + column + tap(r, s)`: neighbouring columns read neighbouring
/// elements whatever the stride. A strided input gradient falls into phases, each a product of its own.
sealed interface Patches permits InputPatches, GradientPatches {

  /// Independent products.
  int phases(ConvGeometry g);

  /// Planes of one image: c or k.
  int planes(ConvGeometry g);

  /// Filter rows of one phase.
  int tapRows(ConvGeometry g, int phase);

  /// Filter columns of one phase.
  int tapColumns(ConvGeometry g, int phase);

  /// Rows of output positions of one phase.
  int rows(ConvGeometry g, int phase);

  /// Columns of output positions of one phase.
  int columns(ConvGeometry g, int phase);

  /// Floats of one padded plane.
  int planeFloats(ConvGeometry g);

  /// Place in a plane of what tap (0, 0) reads at position (0, 0).
  int first(ConvGeometry g, int phase);

  /// Distance between two rows of positions.
  int rowStep(ConvGeometry g);

  /// How far tap (r, s) reads from tap (0, 0).
  int tap(ConvGeometry g, int r, int s);

  /// Place among the filters of the weight with which `plane`, through tap (r, s), enters `result`.
  int weight(ConvGeometry g, int phase, int result, int plane, int r, int s);

  /// Floats of one image before padding.
  int sourceFloats(ConvGeometry g);

  /// Copies one image between its zeros, which are there already.
  void copy(PatchPanels panels, ConvGeometry g, float[] from, int fromAt, float[] to, int toAt);

  /// Results at each position: k or c.
  int results(ConvGeometry g);

  /// Floats of one plane of results.
  int resultPlane(ConvGeometry g);

  /// Place in a plane of results of position (0, 0).
  int firstResult(ConvGeometry g, int phase);

  /// Distance in a plane of results between two rows of positions.
  int resultRowStep(ConvGeometry g);

  /// Distance in a plane of results between two columns of positions.
  int resultColumnStep(ConvGeometry g);

  /// Floats of one padded image.
  default int imageFloats(ConvGeometry g) {
    return Math.multiplyExact(planes(g), planeFloats(g));
  }

  /// Products that one result sums.
  default int depth(ConvGeometry g, int phase) {
    return planes(g) * tapRows(g, phase) * tapColumns(g, phase);
  }

  /// Positions of one image.
  default int positions(ConvGeometry g, int phase) {
    return rows(g, phase) * columns(g, phase);
  }

  /// Whether the results of one plane stand side by side in the order of positions.
  default boolean resultsAreContiguous(ConvGeometry g) {
    return phases(g) == 1;
  }
}
