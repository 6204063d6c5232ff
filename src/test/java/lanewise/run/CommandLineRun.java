package lanewise.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lanewise.console.Session;
import lanewise.console.StopSignal;

/// A command line run within the test's JVM, with what it printed.
record CommandLineRun(int status, String out, String err) {

  /// A small experiment that trains in moments. The convolution is at line 6, column 7.
  static final String TINY = """
      experiment: tiny
      dataset: {name: synthetic-digits, train: 96, validation: 32, test: 32}
      network:
        input: [1, 28, 28]
        layers:
          - convolution: {maps: 2, kernel: [3, 3], stride: [2, 2], padding: same, activation: relu}
          - pooling: {kind: max, window: [2, 2]}
          - flatten
          - output: {nodes: 10, activation: softmax}
      training:
        cost: cross-entropy
        scheduler: {adam: {eta: 0.001}}
        epochs: 2
        batch: 32
      arms:
        kernels: [scalar, vector]
      """;

  /// Writes the small experiment and returns its file.
  static Path tiny(Path folder) throws IOException {
    return Files.writeString(folder.resolve("tiny.yaml"), TINY);
  }

  static CommandLineRun of(Object... arguments) {
    return with(Map.of(), new StopSignal(), new ByteArrayOutputStream(), arguments);
  }

  static CommandLineRun with(
      Map<String, String> environment, StopSignal stop, ByteArrayOutputStream err, Object... arguments) {
    var out = new ByteArrayOutputStream();
    var session = new Session(List.of(arguments).stream().map(Object::toString).toList(), utf8(out), utf8(err),
        environment, stop);
    int status = Main.execute(session);
    return new CommandLineRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream utf8(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
