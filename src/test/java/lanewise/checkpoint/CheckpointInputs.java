package lanewise.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import lanewise.fuzz.ByteMutations;
import lanewise.fuzz.HostileInputs;
import lanewise.storage.Sha256;

/// Model files whose JSON lies, in whole files with right lengths and a right SHA-256; and damaged ones.
public final class CheckpointInputs implements HostileInputs {

  /// What stands in for a value of the JSON.
  private static final List<String> VALUES = List.of("null", "-1", "0", "1e999", "2147483647", "9223372036854775808",
      "NaN", "\"\"", "\"\\u0000\"", "true", "[]", "{}", "[[[]]]", "[4294967296,4294967296]", "{\"name\":\"x\"}");

  private final byte[] good = SampleModels.bytes(SampleModels.small());
  private final int jsonEnd = TensorLayout.HEADER_AT
      + ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(TensorLayout.HEADER_LENGTH_AT);
  private final byte[] json = Arrays.copyOfRange(good, TensorLayout.HEADER_AT, jsonEnd);

  @Override
  public byte[] next(RandomGenerator random) {
    return switch (random.nextInt(5)) {
      case 0 -> ByteMutations.mutated(good, random);
      case 1 -> file(ByteMutations.mutated(json, random));
      case 2 -> random.nextInt(20) == 0 ? file(nested(random)) : file(json);
      default -> file(otherValues(1 + random.nextInt(2), random));
    };
  }

  private byte[] otherValues(int count, RandomGenerator random) {
    String text = new String(json, StandardCharsets.UTF_8);
    for (int left = count; left > 0; left--) {
      int from = text.indexOf(':', random.nextInt(text.length())) + 1;
      int to = from;
      while (to < text.length() && ",}]".indexOf(text.charAt(to)) < 0) {
        to++;
      }
      text = text.substring(0, from) + VALUES.get(random.nextInt(VALUES.size())) + text.substring(to);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] nested(RandomGenerator random) {
    String open = random.nextBoolean() ? "[" : "{\"header\":";
    return open.repeat(random.nextInt(100_000)).getBytes(StandardCharsets.UTF_8);
  }

  /// The good file with other JSON.
  private byte[] file(byte[] otherJson) {
    int tensorsAt = (int) TensorLayout.aligned(jsonEnd);
    int tensors = good.length - TensorLayout.TRAILER - tensorsAt;
    int start = (int) TensorLayout.aligned(TensorLayout.HEADER_AT + otherJson.length);
    ByteBuffer file = ByteBuffer.allocate(start + tensors + TensorLayout.TRAILER).order(ByteOrder.LITTLE_ENDIAN)
        .put(TensorLayout.MAGIC).putInt(TensorLayout.VERSION).putInt(otherJson.length).put(otherJson)
        .position(start).put(good, tensorsAt, tensors);
    String sha256 = new Sha256().add(file.array(), 0, file.position()).hex();
    return file.put(HexFormat.of().parseHex(sha256)).array();
  }
}
