package lanewise.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import lanewise.results.Json;
import lanewise.storage.Sha256;

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
/// Each tensor and the SHA-256 begin at a multiple of 64; the bytes in between are zero. The CRC-32C in the header tells
/// which tensor is damaged, the SHA-256 that nothing is. Floats keep their bits, those of NaN too.
///
/// @param header any record that [Json] can write and read
/// @param tensors in the order of the file, with distinct names
public record TensorFile<H>(H header, List<NamedTensor> tensors) {

  /// @throws IllegalArgumentException if two tensors have the same name
  public TensorFile {
    tensors = List.copyOf(tensors);
    TensorIndex.requireDistinct(tensors.stream().map(NamedTensor::name).toList());
  }

  /// The content of the file.
  ///
  /// @throws IllegalArgumentException if the header is longer than 16 MiB or the whole than 2 GiB
  public byte[] toBytes() {
    List<TensorIndex.Entry> entries = new ArrayList<>();
    for (NamedTensor tensor : tensors) {
      entries.add(new TensorIndex.Entry(tensor.name(), tensor.shape(), crc32c(tensor.data())));
    }
    byte[] json = Json.line(new TensorIndex<>(header, entries)).getBytes(StandardCharsets.UTF_8);
    require("the header", json.length, TensorLayout.LONGEST_HEADER);
    long trailerAt = TensorLayout.aligned(TensorLayout.HEADER_AT + json.length);
    for (TensorIndex.Entry entry : entries) {
      trailerAt = TensorLayout.aligned(trailerAt + entry.bytes());
    }
    require("the file", trailerAt + TensorLayout.TRAILER, Integer.MAX_VALUE);
    ByteBuffer bytes = ByteBuffer.allocate((int) trailerAt + TensorLayout.TRAILER).order(ByteOrder.LITTLE_ENDIAN)
        .put(TensorLayout.MAGIC).putInt(TensorLayout.VERSION).putInt(json.length).put(json);
    for (NamedTensor tensor : tensors) {
      int start = (int) TensorLayout.aligned(bytes.position());
      bytes.position(start).asFloatBuffer().put(tensor.data());
      bytes.position(start + Float.BYTES * tensor.data().length);
    }
    String sha256 = new Sha256().add(bytes.array(), 0, (int) trailerAt).hex();
    return bytes.position((int) trailerAt).put(HexFormat.of().parseHex(sha256)).array();
  }

  /// Reads a file of which nothing is trusted, least of all a length.
  ///
  /// @param header type of the header; records in it have all their components, or the file is refused
  /// @throws CheckpointException if it is not such a file, or has changed since it was written; nothing else is thrown
  public static <H> TensorFile<H> read(Path file, Class<H> header) {
    return TensorReader.read(file, header);
  }

  private static void require(String what, long bytes, int most) {
    if (bytes > most) {
      throw new IllegalArgumentException(what + " would have " + bytes + " bytes; the most is " + most);
    }
  }

  private static String crc32c(float[] data) {
    ByteBuffer bytes = ByteBuffer.allocate(TensorLayout.CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = bytes.asFloatBuffer();
    var crc = new CRC32C();
    for (int at = 0; at < data.length; at += floats.capacity()) {
      int count = Math.min(floats.capacity(), data.length - at);
      floats.put(0, data, at, count);
      crc.update(bytes.array(), 0, Float.BYTES * count);
    }
    return TensorIndex.hex(crc);
  }
}
