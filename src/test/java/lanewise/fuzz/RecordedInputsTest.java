package lanewise.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What fuzzing found once is tried in every build: one input for each way through a reader, and each that ever broke a
/// promise. Fuzzing starts from the same files, and leaves there what breaks a promise.
class RecordedInputsTest {

  private static final Path INPUTS = Path.of("src", "test", "resources", "lanewise", "fuzz");
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @ParameterizedTest
  @EnumSource
  void recordedInputsGiveAValueOrARefusal(FuzzTarget target) throws IOException {
    Probe probe = target.probe();
    List<Path> inputs = inputs(INPUTS.resolve(target.inputsFolder()));
    assertFalse(inputs.isEmpty(), "nothing is recorded for " + target);
    for (Path input : inputs) {
      byte[] bytes = Files.readAllBytes(input);
      assertTimeoutPreemptively(LONGEST, () -> assertDoesNotThrow(() -> probe.feed(bytes), input::toString),
          input::toString);
    }
  }

  private static List<Path> inputs(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
