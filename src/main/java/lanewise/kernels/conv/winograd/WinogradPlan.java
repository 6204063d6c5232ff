package lanewise.kernels.conv.winograd;

import lanewise.kernels.common.CacheLine;
import lanewise.kernels.common.Sizes;
import lanewise.kernels.conv.ConvGeometry;
import lanewise.kernels.conv.winograd.WinogradTransform.Grid;

/// Sizes and layout of one Winograd convolution. Tiles are numbered over all images, then tile rows, then tile columns,
/// and computed in blocks. The stored operands, a matrix for each of the n² positions in a tile:
///
/// * factors of inputs: a row of all channels for each tile of the block, or, for `dWeights`, for each group of
///   channels a row of one group for each tile;
/// * factors of filters: for each panel of maps a row of `panel` floats for each channel;
/// * products, or factors of output gradients: for each panel of maps a row of `panel` floats for each tile;
/// * products with gradients: as factors of filters.
///
/// Positions are one cache line further apart than needed, so that those of one tile do not fall into one cache set.
final class WinogradPlan {

  /// Floats of a block's factors and products: half of a level 2 cache of 1 MiB.
  private static final int BLOCK_FLOATS = 1 << 17;

  private static final int LEAST_TILES = 16;
  private static final int MOST_TILES = 64;

  /// The convolution itself: for `dInput` the one that computes it from the output gradient.
  final ConvGeometry g;

  /// m of F(m×m,3×3).
  final int outputs;

  /// n = m + 2, and n².
  final int side;
  final int positions;

  /// Floats of one group, the unit of all layouts.
  final int lanes;

  /// Maps that a matrix product takes at once.
  final int panel;

  /// Groups that hold all channels, groups and panels that hold all maps.
  final int channelGroups;
  final int mapGroups;
  final int mapPanels;

  final int tileRows;
  final int tileColumns;

  /// Tiles of one image.
  final int tiles;

  /// Tiles that are computed together: whole rows, unless one alone is too many.
  final int block;

  /// Pixels of inputs and gradients under a run of tiles, and of outputs.
  final Grid pixels;
  final Grid outputPixels;

  /// The operands.
  final Grid inputFactors;
  final Grid groupedInputFactors;
  final Grid products;
  final Grid filterFactors;

  /// Filters of one group of maps, and the same rotated by 180°.
  final Grid weights;
  final Grid rotatedWeights;

  /// Places in a workspace, from its first cache line on: the biases are at 0, then come a panel's row of zeros,
  /// pixels, scratch memory, factors of inputs, products, products with gradients, factors of inputs at one position
  /// with a row for each channel, and weight gradients in lanes and in rows.
  final int zerosAt;
  final int pixelsAt;
  final int scratchAt;
  final int inputsAt;
  final int productsAt;
  final int gradientsAt;
  final int inputRowsAt;
  final int weightLanesAt;
  final int weightRowsAt;

  /// Floats of workspace.
  final int workspaceFloats;

  /// Floats of the factors of filters, or of the products with gradients.
  final int filterFloats;

  /// Floats of prepared filters: behind the factors, weights in lanes and scratch memory.
  final int preparedFloats;
  final int preparedLanesAt;
  final int preparedScratchAt;

  /// @throws IllegalArgumentException if an operand would overflow an `int`
  WinogradPlan(ConvGeometry g, int outputs, int lanes, int panel) {
    this.g = g;
    this.outputs = outputs;
    this.lanes = lanes;
    this.panel = panel;
    side = outputs + 2;
    positions = side * side;
    Sizes.product("Winograd operands", 4 * positions, g.channels() + LEAST_TILES, g.maps() + 2 * panel);
    channelGroups = Math.ceilDiv(g.channels(), lanes);
    mapGroups = Math.ceilDiv(g.maps(), lanes);
    mapPanels = Math.ceilDiv(g.maps(), panel);
    tileRows = Math.ceilDiv(g.outputHeight(), outputs);
    tileColumns = Math.ceilDiv(g.outputWidth(), outputs);
    tiles = tileRows * tileColumns;
    int fitting = BLOCK_FLOATS / positions / (channelGroups * lanes + mapPanels * panel);
    int most = Math.clamp(fitting, LEAST_TILES, MOST_TILES);
    block = tileColumns > most ? most : most / tileColumns * tileColumns;

    int columns = outputs * Math.min(tileColumns, block) + 2;
    int rows = outputs * Math.ceilDiv(block, tileColumns) + 2;
    pixels = new Grid(columns * lanes, lanes, outputs * lanes);
    outputPixels = new Grid(Math.min(g.outputWidth(), columns - 2) * lanes, lanes, outputs * lanes);
    int inputStep = apart(block * channelGroups * lanes);
    int productStep = apart(block * mapPanels * panel);
    int filterStep = apart(g.channels() * mapPanels * panel);
    inputFactors = new Grid(side * inputStep, inputStep, channelGroups * lanes);
    groupedInputFactors = new Grid(side * inputStep, inputStep, lanes);
    products = new Grid(side * productStep, productStep, panel);
    filterFactors = new Grid(side * filterStep, filterStep, panel);
    weights = new Grid(3 * lanes, lanes, 9 * lanes);
    rotatedWeights = new Grid(-3 * lanes, -lanes, 9 * lanes);

    filterFloats = positions * filterStep;
    int weightFloats = lines((9 * g.channels() + lanes) * lanes);
    zerosAt = lines(mapGroups * lanes);
    pixelsAt = zerosAt + lines(panel);
    scratchAt = pixelsAt + lines((rows * columns + lanes) * lanes);
    inputsAt = scratchAt + lines(Math.max(side * columns, lanes) * lanes);
    productsAt = inputsAt + positions * inputStep;
    gradientsAt = productsAt + positions * productStep;
    inputRowsAt = gradientsAt + filterFloats;
    weightLanesAt = inputRowsAt + lines(g.channels() * block);
    weightRowsAt = weightLanesAt + weightFloats;
    workspaceFloats = CacheLine.FLOATS + weightRowsAt + weightFloats;
    preparedLanesAt = filterFloats;
    preparedScratchAt = preparedLanesAt + weightFloats;
    preparedFloats = CacheLine.FLOATS + preparedScratchAt + 3 * side * lanes;
  }

  private static int apart(int floats) {
    return lines(floats) + CacheLine.FLOATS;
  }

  private static int lines(int floats) {
    return Math.ceilDiv(floats, CacheLine.FLOATS) * CacheLine.FLOATS;
  }

  /// Place of a group of maps within an operand that has `rows` rows in each panel.
  int mapGroup(int group, int rows) {
    return group * lanes / panel * rows * panel + group * lanes % panel;
  }

  /// How many tiles from `tile` on, of at most `most`, lie in the same row.
  int run(int tile, int most) {
    return Math.min(most, tileColumns - tile % tileColumns);
  }

  /// How many tile rows of the same image a run of tiles may take with it, of at most `most` tiles.
  int rows(int tile, int run, int most) {
    return run < tileColumns ? 1 : Math.min(most / tileColumns, tileRows - tile / tileColumns % tileRows);
  }

  /// The image of a tile.
  int image(int tile) {
    return tile / tiles;
  }

  /// The first output row of a tile.
  int row(int tile) {
    return tile / tileColumns % tileRows * outputs;
  }

  /// The first output column of a tile.
  int column(int tile) {
    return tile % tileColumns * outputs;
  }
}
