package lanewise.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The fingerprint by which two networks are known to be the same bits.
final class WeightsHash {

  /// Floats at a time: large parameters are not copied as a whole.
  private static final int CHUNK = 1 << 14;

  private WeightsHash() {}

  static String of(List<Parameter> parameters) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (Parameter parameter : parameters) {
        for (int at = 0; at < parameter.size(); at += CHUNK) {
          int floats = Math.min(CHUNK, parameter.size() - at);
          bytes.asFloatBuffer().put(parameter.value(), at, floats);
          sha256.update(bytes.array(), 0, floats * Float.BYTES);
        }
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
