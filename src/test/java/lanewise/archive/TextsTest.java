package lanewise.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sizes and command lines as people read them.
class TextsTest {

  @ParameterizedTest
  @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "9949, 9.9 kB", "9950, 10 kB", "999499, 999 kB", "999500, 1.0 MB",
      "34000000, 34 MB", "17179869184, 17 GB", "5000000000000000, 5000 TB"})
  void sizesHaveTwoOrThreeDigits(long bytes, String text) {
    assertEquals(text, FileSize.of(bytes));
  }

  @Test
  void aCommandLineCanBePasted() {
    assertEquals("./lanewise run experiments/a.yaml --set 'arms.kernels=[vector]' 'it'\\''s' ''",
        ShellCommand.of(List.of("run", "experiments/a.yaml", "--set", "arms.kernels=[vector]", "it's", "")));
  }
}
