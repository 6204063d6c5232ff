package lanewise.checkpoint;

import java.util.HashSet;
import java.util.List;
import java.util.zip.CRC32C;

/// The JSON of a [TensorFile]: the header proper and what there is to know of each tensor, in the order of the file.
///
/// @param <H> type of the header proper
record TensorIndex<H>(H header, List<Entry> tensors) {

  /// @param crc32c of the tensor's bytes, 8 hex digits
  record Entry(String name, List<Integer> shape, String crc32c) {

    /// Number of bytes, without padding.
    ///
    /// @throws IllegalArgumentException if there can be no such tensor
    long bytes() {
      return (long) Float.BYTES * NamedTensor.size(name, shape);
    }
  }

  /// @throws IllegalArgumentException if two tensors have the same name
  static void requireDistinct(List<String> names) {
    var seen = new HashSet<String>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException("two tensors are named '" + name + "'");
      }
    }
  }

  static String hex(CRC32C crc) {
    return String.format("%08x", crc.getValue());
  }
}
