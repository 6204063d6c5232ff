package lanewise.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One of the PyTorch traces in `src/test/resources/golden`, whose README defines columns and formulas.
final class GoldenTrace {

  static final int STEPS = 10;

  /// What a group of rows is about: one quantity of one tensor at one step.
  record Key(int step, String quantity, int tensor) {}

  private final Map<Key, Map<Integer, Double>> entries = new LinkedHashMap<>();

  private GoldenTrace() {}

  static GoldenTrace read(String name) throws IOException {
    GoldenTrace trace = new GoldenTrace();
    var stream = GoldenTrace.class.getResourceAsStream("/golden/" + name + ".csv");
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader.lines().skip(1).map(line -> line.split(",")).forEach(cells -> trace.entries
          .computeIfAbsent(new Key(Integer.parseInt(cells[0]), cells[1], Integer.parseInt(cells[2])),
              k -> new TreeMap<>())
          .put(Integer.parseInt(cells[3]), Double.parseDouble(cells[4])));
    }
    return trace;
  }

  /// Values by flat index, without the norm; empty if the trace has none.
  Map<Integer, Double> values(int step, String quantity, int tensor) {
    Map<Integer, Double> values = new TreeMap<>(entries.getOrDefault(new Key(step, quantity, tensor), Map.of()));
    values.remove(-1);
    return values;
  }

  /// L2 norm of the whole tensor, where the trace lists only some of its entries.
  Double norm(int step, String quantity, int tensor) {
    return entries.get(new Key(step, quantity, tensor)).get(-1);
  }

  int size() {
    return entries.values().stream().mapToInt(Map::size).sum();
  }

  /// The start that the traces' README prescribes for parameter tensor t.
  static void fillParameter(Parameter parameter, int t, int fanIn) {
    float[] value = parameter.value();
    for (int i = 0; i < value.length; i++) {
      value[i] = parameter.decays()
          ? (float) (Math.sin(12.9898 * (i + 1) + 78.233 * (t + 1)) * Math.sqrt(2.0 / fanIn))
          : (float) (0.01 * Math.cos(i + 1.0 + t));
    }
    parameter.changed();
  }

  static float[] inputs(int size) {
    float[] x = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = (float) (0.5 + 0.5 * Math.sin(0.731 * i + 0.1));
    }
    return x;
  }

  static float[] oneHotTargets(int rows, int classes) {
    float[] t = new float[rows * classes];
    for (int row = 0; row < rows; row++) {
      t[row * classes + (7 * row + 3) % classes] = 1;
    }
    return t;
  }

  static float[] regressionTargets(int rows, int outputs) {
    float[] t = new float[rows * outputs];
    for (int i = 0; i < t.length; i++) {
      t[i] = (float) Math.cos(0.3 * i);
    }
    return t;
  }

  static float[] binaryTargets(int rows) {
    float[] t = new float[rows];
    for (int row = 0; row < rows; row++) {
      t[row] = row * 5 % 3 == 0 ? 1 : 0;
    }
    return t;
  }

  static final List<String> NAMES = List.of("lenet-mini", "asymmetric", "mlp-regression", "binary");
}
