package lanewise.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Small IDX and gzip files for tests.
final class IdxFixture {

  private IdxFixture() {}

  /// An IDX header of unsigned bytes.
  static byte[] header(int... extents) {
    var header = ByteBuffer.allocate(4 + 4 * extents.length).putInt(0x0800 | extents.length);
    for (int extent : extents) {
      header.putInt(extent);
    }
    return header.array();
  }

  /// A whole IDX file whose elements count up from `first`, modulo `modulus`.
  static byte[] counting(int first, int modulus, int... extents) {
    int size = 1;
    for (int extent : extents) {
      size *= extent;
    }
    byte[] elements = new byte[size];
    for (int i = 0; i < size; i++) {
      elements[i] = (byte) ((first + i) % modulus);
    }
    return concat(header(extents), elements);
  }

  static byte[] concat(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] gzip(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Writes a file, and its folder if need be.
  static Path write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes the four files of a small dataset under MNIST's names: `train` and `test` images of 2x3 pixels that count
  /// up, with labels that count modulo `classes`.
  static void writeDataset(Path folder, int train, int test, int classes) {
    write(folder.resolve("train-images-idx3-ubyte"), counting(0, 256, train, 2, 3));
    write(folder.resolve("train-labels-idx1-ubyte.gz"), gzip(counting(0, classes, train)));
    write(folder.resolve("t10k-images-idx3-ubyte.gz"), gzip(counting(100, 256, test, 2, 3)));
    write(folder.resolve("t10k-labels-idx1-ubyte"), counting(1, classes, test));
  }
}
