package lanewise.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The fingerprint by which two networks are known to be the same bits.
final class WeightsHash {

  private WeightsHash() {}

  static String of(List<Parameter> parameters) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (Parameter parameter : parameters) {
        ByteBuffer bytes = ByteBuffer.allocate(parameter.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(parameter.value());
        sha256.update(bytes);
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
