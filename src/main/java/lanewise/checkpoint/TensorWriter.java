package lanewise.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import lanewise.results.Json;
import lanewise.storage.AtomicFiles;
import lanewise.storage.Sha256;

/// The bytes of one [TensorFile], made chunk by chunk: what a file needs beside the tensors does not grow with them.
final class TensorWriter implements AtomicFiles.Content {

  private final ByteBuffer chunk = ByteBuffer.allocate(TensorLayout.CHUNK).order(ByteOrder.LITTLE_ENDIAN);
  private final FloatBuffer floats = chunk.asFloatBuffer();
  private final List<NamedTensor> tensors;
  private final byte[] header;
  private final long trailerAt;

  /// @throws IllegalArgumentException if the header is longer than can be read
  TensorWriter(TensorFile<?> file) {
    tensors = file.tensors();
    List<TensorIndex.Entry> entries = tensors.stream()
        .map(tensor -> new TensorIndex.Entry(tensor.name(), tensor.shape(), crc32c(tensor.data())))
        .toList();
    header = Json.line(new TensorIndex<>(file.header(), entries)).getBytes(StandardCharsets.UTF_8);
    if (header.length > TensorLayout.LONGEST_HEADER) {
      throw new IllegalArgumentException("the header of a model file would have " + header.length
          + " bytes; the most is " + TensorLayout.LONGEST_HEADER);
    }
    long end = TensorLayout.aligned(TensorLayout.HEADER_AT + header.length);
    for (TensorIndex.Entry entry : entries) {
      end = TensorLayout.aligned(end + entry.bytes());
    }
    trailerAt = end;
  }

  @Override
  public long length() {
    return trailerAt + TensorLayout.TRAILER;
  }

  @Override
  public void writeTo(AtomicFiles.Sink out) throws IOException {
    var sha256 = new Sha256();
    AtomicFiles.Sink hashed = bytes -> {
      sha256.add(bytes.array(), bytes.position(), bytes.remaining());
      out.take(bytes);
    };
    hashed.take(ByteBuffer.allocate(TensorLayout.HEADER_AT).order(ByteOrder.LITTLE_ENDIAN)
        .put(TensorLayout.MAGIC).putInt(TensorLayout.VERSION).putInt(header.length).flip());
    hashed.take(ByteBuffer.wrap(header));
    pad(TensorLayout.HEADER_AT + header.length, hashed);
    for (NamedTensor tensor : tensors) {
      for (int at = 0; at < tensor.data().length; ) {
        at = fillChunk(tensor.data(), at);
        hashed.take(chunk);
      }
      pad((long) Float.BYTES * tensor.data().length, hashed);
    }
    out.take(ByteBuffer.wrap(HexFormat.of().parseHex(sha256.hex())));
  }

  /// @param length of what was written since the last aligned place
  private static void pad(long length, AtomicFiles.Sink out) throws IOException {
    out.take(ByteBuffer.allocate((int) (TensorLayout.aligned(length) - length)));
  }

  private String crc32c(float[] data) {
    var crc = new CRC32C();
    for (int at = 0; at < data.length; ) {
      at = fillChunk(data, at);
      crc.update(chunk);
    }
    return TensorIndex.hex(crc);
  }

  /// Fills the chunk with elements from number `at` on and returns the number of the first that is not in it.
  private int fillChunk(float[] data, int at) {
    int count = Math.min(floats.capacity(), data.length - at);
    floats.put(0, data, at, count);
    chunk.clear().limit(Float.BYTES * count);
    return at + count;
  }
}
