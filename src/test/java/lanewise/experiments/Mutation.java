package lanewise.experiments;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Spoils experiment files and options in the ways in which editors, people and attackers do. The same generator in the
/// same state spoils in the same way.
///
/// @param seeds the texts to begin with
record Mutation(List<String> seeds, RandomGenerator random) {

  /// The size up to which files are read.
  private static final int MOST_BYTES = 64 * 1024;
  private static final Pattern TOKEN = Pattern.compile("[^\\s:,\\[\\]{}#]+");

  private static final List<String> VALUES = List.of("1e999", "-1e999", "-0", "-0.0", "NaN", ".nan", ".inf", "-.inf",
      "0x7fffffff", "0x80000000", "0o17", "2147483647", "2147483648", "-2147483648", "9223372036854775807",
      "9223372036854775808", "-9223372036854775809", "1e-400", "4.9e-324", "1.7976931348623157e308", "1_000", "0", "-1",
      "1", "2", "3", "64", "1000000000", "65536", "46341", "''", "\"\"", "null", "~", "", "yes", "no", "on", "off", "true",
      "[]", "{}", "[[]]", "[1, 2]", "[1, 2, 3]", "[2147483647, 2147483647, 2147483647]", "{a: b}", "..", ".", "/etc/passwd",
      "../../x", "CON", "nul.yaml", "\"a\\0b\"", "\"a\\nb\"", "\"\\uD800\"", "\"\\U0010FFFF\"", "\"\\u0085\"", "\"\\u2028\"",
      "'=1+1'", "'@x'", "'-x'", "\"\\t=1\"", "2026-01-01", "12:30:45", "0777", "+1", "1.", ".5", "\"\\e[31m\"",
      "flatten", "relu", "same", "adam", "kernels", "train", "idx", "winograd", "\u00e4", "\ud83d\ude00", "a b", "a: b");

  private static final List<String> PIECES = List.of("&a ", "*a", "*a ", "!!int ", "!!binary ", "!x ", "!<tag:x> ", "<<: *a\n",
      "<<: {a: 1}\n", "---\n", "...\n", "%YAML 1.2\n---\n", "%TAG ! tag:x,1:\n---\n", "%", "? ", "- ", ": ", ":", "\t", "\r\n",
      "\r", "\n", "\ufeff", "|\n", ">\n", "|9\n", "'", "\"", "{", "}", "[", "]", ",", "#", " #", "\\", "\\x", "@", "`", "\u0000",
      "\u0007", "\u001b", "\u0085", "\u2028", "\u2029", "\u00a0", "\ufffe", "\ufdd0", "  ", "    ");

  private static final List<String> PATHS = List.of("experiment", "kind", "dataset", "dataset.name", "dataset.train",
      "dataset.path", "dataset.test_images", "network", "network.input", "network.layers", "network.layers.0",
      "network.layers.0.convolution.maps", "network.layers.0.convolution.kernel", "network.layers.0.convolution.padding",
      "network.layers.999999999", "network.layers.-1", "training", "training.batch", "training.batches",
      "training.scheduler", "training.scheduler.adam.eta", "training.seed", "arms", "arms.kernels", "arms.threads",
      "arms.baseline", "arms.jvm_flags", "arms.training.batch", "arms.network.input", "arms.network.layers.0", "arms.repeats",
      "arms.dataset.name", "operations", "algorithms", "shapes.conv.0.height", "shapes.conv.0.kernel", "shapes.gemm.0.rows",
      "shapes.elements", "samples", "call_seconds", "", ".", "a", "training..seed");

  /// A spoiled file.
  byte[] file() {
    String text = pick(seeds);
    for (int count = random.nextInt(1, 5); count > 0; count--) {
      text = spoilt(text);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return random.nextInt(10) == 0 ? spoilt(bytes) : bytes;
  }

  /// Options as after `--set`: mostly none, sometimes a few.
  List<String> settings() {
    return switch (random.nextInt(6)) {
      case 0 -> List.of(setting());
      case 1 -> List.of(setting(), setting());
      default -> List.of();
    };
  }

  private String setting() {
    return switch (random.nextInt(20)) {
      case 0 -> repeated(pick(PATHS) + ".") + "=" + pick(VALUES);
      case 1 -> pick(PATHS);
      case 2 -> pick(PATHS) + "=" + spoilt(pick(VALUES));
      case 3 -> pick(PATHS) + "=" + nested(pick(VALUES));
      default -> pick(PATHS) + "=" + pick(VALUES);
    };
  }

  private String spoilt(String text) {
    int at = random.nextInt(text.length() + 1);
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5 -> withToken(text, pick(VALUES));
      case 6 -> withToken(text, token(pick(seeds)));
      case 7 -> withToken(text, nested(token(text)));
      case 8 -> withToken(text, repeated(pick(List.of("9", "x", ".", "1.", "a.", "e", "-", "0x", "'", "\\", "[1], "))));
      case 9 -> text.substring(0, at) + Character.toString(anyCharacter()) + text.substring(at);
      case 10, 11 -> text.substring(0, at) + pick(PIECES) + text.substring(at);
      case 12 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + random.nextInt(20)));
      case 13, 14, 15 -> withLines(text);
      case 16 -> text.replace("\n", pick(List.of("\r\n", "\r", "\n\n", "\n\t", " ", "")));
      case 17 -> text.substring(0, at) + pick(seeds);
      case 18 -> random.nextInt(20) > 0 ? text : padded(text, MOST_BYTES - 1 + random.nextInt(3));
      default -> pick(PIECES) + text;
    };
  }

  private byte[] spoilt(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    byte[] changed = bytes.clone();
    switch (random.nextInt(4)) {
      case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> changed[at] = (byte) random.nextInt();
      case 2 -> changed = Arrays.copyOf(bytes, at);
      default -> changed[at] = (byte) random.nextInt(0x80, 0x100);
    }
    return changed;
  }

  /// `text` with another token in place of one of its own.
  private String withToken(String text, String replacement) {
    List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
    if (tokens.isEmpty()) {
      return replacement;
    }
    MatchResult old = pick(tokens);
    return text.substring(0, old.start()) + replacement + text.substring(old.end());
  }

  private String token(String text) {
    List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
    return tokens.isEmpty() ? text : pick(tokens).group();
  }

  /// A line moved, doubled, lost or indented.
  private String withLines(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return text;
    }
    int from = random.nextInt(lines.size());
    int to = random.nextInt(lines.size());
    switch (random.nextInt(5)) {
      case 0 -> lines.add(to, lines.get(from));
      case 1 -> lines.add(to, lines.remove(from));
      case 2 -> lines.remove(from);
      case 3 -> lines.set(from, " ".repeat(random.nextInt(1, 4)) + lines.get(from));
      default -> lines.set(from, lines.get(from).replaceFirst("^ {1,2}", ""));
    }
    return String.join("\n", lines) + "\n";
  }

  private String nested(String inner) {
    int depth = pick(List.of(2, 20, 62, 63, 64, 65, 66, 1000, 15_000));
    return random.nextBoolean()
        ? "[".repeat(depth) + inner + "]".repeat(depth)
        : "{a: ".repeat(depth) + inner + "}".repeat(depth);
  }

  private String repeated(String part) {
    return part.repeat(pick(List.of(2, 40, 64, 65, 309, 5000)));
  }

  private static String padded(String text, int bytes) {
    int missing = bytes - text.getBytes(StandardCharsets.UTF_8).length - 2;
    return missing < 0 ? text : text + "\n#" + "x".repeat(missing);
  }

  private int anyCharacter() {
    return switch (random.nextInt(3)) {
      case 0 -> random.nextInt(0x100);
      case 1 -> random.nextInt(0x10000);
      default -> random.nextInt(0x110000);
    };
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
