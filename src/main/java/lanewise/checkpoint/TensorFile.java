package lanewise.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lanewise.results.Json;
import lanewise.storage.AtomicFiles;

/// A file of named tensors with a header, all little-endian:
///
/// | bytes | what |
/// | --- | --- |
/// | 8 | `LANEWISE` in ASCII |
/// | 4 | version of this layout, unsigned: 1 |
/// | 4 | length of the JSON, unsigned, at most 16 MiB |
/// | | JSON in UTF-8: `{"header": ..., "tensors": [{"name": ..., "shape": [...], "crc32c": ...}, ...]}` |
/// | | the tensors' floats (IEEE 754), one tensor after the other |
/// | 32 | SHA-256 of all before |
///
/// Each tensor and the SHA-256 begin at a multiple of 64; the bytes in between are zero. The CRC-32C in the header
/// tells which tensor is damaged, the SHA-256 that nothing is. Floats keep their bits, those of NaN too.
///
/// @param header any record that [Json] can write and read
/// @param tensors in the order of the file, with distinct names
public record TensorFile<H>(H header, List<NamedTensor> tensors) {

  /// @throws IllegalArgumentException if two tensors have the same name
  public TensorFile {
    tensors = List.copyOf(tensors);
    TensorIndex.requireDistinct(tensors.stream().map(NamedTensor::name).toList());
  }

  /// Writes the file, whole or not at all, through a small buffer.
  ///
  /// @throws IllegalArgumentException if the header is longer than 16 MiB
  /// @throws IOException if it cannot be written
  public void write(Path file) throws IOException {
    AtomicFiles.write(file, new TensorWriter(this));
  }

  /// Reads a file of which nothing is trusted, least of all a length.
  ///
  /// @param header type of the header; records in it have all their components, or the file is refused
  /// @throws CheckpointException if it is not such a file, or has changed since it was written; nothing else is thrown
  public static <H> TensorFile<H> read(Path file, Class<H> header) {
    return TensorReader.read(file, header);
  }
}
