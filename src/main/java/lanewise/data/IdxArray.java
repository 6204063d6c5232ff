package lanewise.data;

import java.nio.file.Path;
import lanewise.storage.Sha256;
import lanewise.tensor.Shape;

/// A whole IDX file in memory: unsigned bytes, row-major, 1 to 4 dimensions. The header stays in front of the elements,
/// so that nothing is copied.
///
/// @param extents extent of each dimension, outermost first; the first counts the items
/// @param content the uncompressed file, header included
/// @param firstElement where the elements begin in `content`, which is the header's length
record IdxArray(Path file, int[] extents, byte[] content, int firstElement) {

  int items() {
    return extents[0];
  }

  /// Shape of one item as a network sees it: `[1]`, `[features]`, `[1, h, w]` or `[c, h, w]` for 1 to 4 dimensions.
  Shape itemShape() {
    return switch (extents.length) {
      case 1 -> Shape.of(1);
      case 2 -> Shape.of(extents[1]);
      case 3 -> Shape.of(1, extents[1], extents[2]);
      default -> Shape.of(extents[1], extents[2], extents[3]);
    };
  }

  /// Digest of the uncompressed file.
  String sha256() {
    return new Sha256().add(content).hex();
  }
}
