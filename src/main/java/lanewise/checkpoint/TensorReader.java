package lanewise.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32C;
import lanewise.results.DamagedRunException;
import lanewise.results.Json;
import lanewise.results.StoredFile;
import lanewise.storage.Sha256;

/// Reads one [TensorFile] from its first byte to its last. Before anything is allocated that a length in the file asks
/// for, that length is held against the file's own.
final class TensorReader {

  private final Path file;
  private final long length;
  private final InputStream in;
  private final Sha256 sha256 = new Sha256();
  private final ByteBuffer chunk = ByteBuffer.allocate(TensorLayout.CHUNK).order(ByteOrder.LITTLE_ENDIAN);
  private final FloatBuffer floats = chunk.asFloatBuffer();
  private long position;

  private TensorReader(Path file, long length, InputStream in) {
    this.file = file;
    this.length = length;
    this.in = in;
  }

  static <H> TensorFile<H> read(Path file, Class<H> header) {
    try {
      List<NamedTensor> tensors = new ArrayList<>();
      TensorIndex<H> index = scan(file, header, entry -> {
        var data = new float[(int) (entry.bytes() / Float.BYTES)];
        tensors.add(new NamedTensor(entry.name(), entry.shape(), data));
        return Optional.of(data);
      });
      return new TensorFile<>(index.header(), tensors);
    } catch (OutOfMemoryError _) { // Nothing is kept of the attempt, so there is memory again.
      throw new CheckpointException(file, "does not fit into the memory of this JVM, "
          + (Runtime.getRuntime().maxMemory() >> 20) + " MiB; more is given with JAVA_TOOL_OPTIONS=-Xmx4g");
    }
  }

  /// Reads the whole file.
  ///
  /// @param places where the numbers of a tensor go; empty for nowhere
  /// @throws CheckpointException if it is not such a file, or has changed since it was written
  static <H> TensorIndex<H> scan(
      Path file, Class<H> header, Function<TensorIndex.Entry, Optional<float[]>> places) {
    try {
      return StoredFile.read(file, in -> new TensorReader(file, Files.size(file), in).all(header, places));
    } catch (DamagedRunException e) {
      throw new CheckpointException(e.getMessage());
    }
  }

  private <H> TensorIndex<H> all(Class<H> header, Function<TensorIndex.Entry, Optional<float[]>> places)
      throws IOException {
    TensorIndex<H> index = index(header, preamble());
    requireLength(index.tensors());
    skipPadding();
    for (TensorIndex.Entry entry : index.tensors()) {
      tensor(entry, places.apply(entry));
      skipPadding();
    }
    requireTrailer();
    return index;
  }

  /// Reads up to the header and returns its length.
  private int preamble() throws IOException {
    if (length == 0) {
      throw new CheckpointException(file, "is empty");
    }
    byte[] magic = bytes((int) Math.min(length, TensorLayout.MAGIC.length));
    if (!Arrays.equals(magic, 0, magic.length, TensorLayout.MAGIC, 0, magic.length)) {
      throw problem(0, "is no model file: begins with the bytes " + HexFormat.of().formatHex(magic) + ", not with "
          + HexFormat.of().formatHex(TensorLayout.MAGIC) + " (LANEWISE)");
    }
    long shortest = TensorLayout.aligned(TensorLayout.HEADER_AT) + TensorLayout.TRAILER;
    if (length < shortest) {
      throw new CheckpointException(file,
          "is cut short: " + length + " bytes, the shortest model file has " + shortest);
    }
    long version = unsignedInt();
    if (version != TensorLayout.VERSION) {
      throw version > TensorLayout.VERSION && isSealed()
          ? new NewerVersionException(file, version)
          : problem(TensorLayout.VERSION_AT, "there is no version " + version + ", this one reads "
              + TensorLayout.VERSION);
    }
    long header = unsignedInt();
    long most = Math.min(TensorLayout.LONGEST_HEADER, length - TensorLayout.TRAILER - TensorLayout.HEADER_AT);
    if (header > most) {
      throw problem(TensorLayout.HEADER_LENGTH_AT, "a header of " + header + " bytes; in a file of " + length
          + " bytes there are at most " + most);
    }
    return (int) header;
  }

  /// Whether the rest of a file of any version, which all end with a SHA-256, is as it was written.
  private boolean isSealed() throws IOException {
    long end = length - TensorLayout.TRAILER;
    while (position < end) {
      fill(chunk.array(), (int) Math.min(chunk.capacity(), end - position));
    }
    return sha256.hex().equals(HexFormat.of().formatHex(bytes(TensorLayout.TRAILER)));
  }

  private <H> TensorIndex<H> index(Class<H> header, int bytes) throws IOException {
    String json = new String(bytes(bytes), StandardCharsets.UTF_8);
    TensorIndex<H> index;
    try {
      index = Json.read(json, TensorIndex.class, header);
    } catch (RuntimeException _) { // What the constructor of a record throws comes wrapped into nothing better.
      throw problem(TensorLayout.HEADER_AT, "the header is not the JSON of a model file");
    }
    try {
      RecordCheck.requireComplete(index);
      TensorIndex.requireDistinct(index.tensors().stream().map(TensorIndex.Entry::name).toList());
      index.tensors().forEach(TensorIndex.Entry::bytes);
    } catch (IllegalArgumentException e) {
      throw problem(TensorLayout.HEADER_AT, "the header cannot be: " + e.getMessage());
    }
    return index;
  }

  private void requireLength(List<TensorIndex.Entry> tensors) {
    long end = TensorLayout.aligned(position);
    for (TensorIndex.Entry entry : tensors) {
      end = TensorLayout.aligned(end + entry.bytes());
    }
    end += TensorLayout.TRAILER;
    if (end != length) {
      throw new CheckpointException(file, (length < end ? "is cut short: " : "has something behind its end: ") + length
          + " bytes, its header promises " + end);
    }
  }

  private void tensor(TensorIndex.Entry entry, Optional<float[]> place) throws IOException {
    long start = position;
    int length = (int) (entry.bytes() / Float.BYTES);
    if (place.isPresent() && place.get().length != length) {
      throw problem(start, "tensor '" + entry.name() + "' has " + length + " elements, but there were "
          + place.get().length + " before: the file was changed while it was read");
    }
    var crc = new CRC32C();
    for (int at = 0; at < length; at += floats.capacity()) {
      int count = Math.min(floats.capacity(), length - at);
      fill(chunk.array(), Float.BYTES * count);
      crc.update(chunk.array(), 0, Float.BYTES * count);
      if (place.isPresent()) {
        floats.get(0, place.get(), at, count);
      }
    }
    if (!TensorIndex.hex(crc).equals(entry.crc32c())) {
      throw problem(start, "tensor '" + entry.name() + "' is damaged: its CRC-32C is " + TensorIndex.hex(crc)
          + ", the header says " + entry.crc32c());
    }
  }

  private void skipPadding() throws IOException {
    long start = position;
    byte[] padding = bytes((int) (TensorLayout.aligned(start) - start));
    for (int i = 0; i < padding.length; i++) {
      if (padding[i] != 0) {
        throw problem(start + i, "padding is 0 everywhere, found " + Byte.toUnsignedInt(padding[i]));
      }
    }
  }

  private void requireTrailer() throws IOException {
    long start = position;
    String found = sha256.hex();
    String promised = HexFormat.of().formatHex(bytes(TensorLayout.TRAILER));
    if (!found.equals(promised)) {
      throw problem(start, "the file is damaged: the SHA-256 of all before is " + found + ", here stands " + promised);
    }
    if (in.read() >= 0) {
      throw problem(position, "the file grew while it was read");
    }
  }

  private long unsignedInt() throws IOException {
    return Integer.toUnsignedLong(ByteBuffer.wrap(bytes(Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getInt());
  }

  private byte[] bytes(int count) throws IOException {
    var bytes = new byte[count];
    fill(bytes, count);
    return bytes;
  }

  /// Reads the next bytes of the file into the first ones of `sink`.
  private void fill(byte[] sink, int count) throws IOException {
    int read = in.readNBytes(sink, 0, count);
    if (read < count) {
      throw problem(position + read, "the file, of " + length + " bytes before, ended here while it was read");
    }
    sha256.add(sink, 0, count);
    position += count;
  }

  private CheckpointException problem(long offset, String problem) {
    return new CheckpointException(file, offset, problem);
  }
}
