package lanewise.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import lanewise.console.TextTable;
import picocli.CommandLine.Help.Ansi;

/// What `lanewise filter` did: the table for the terminal, and the JSON of `filter --json`.
///
/// @param image the file
/// @param planes 1 for grey, 3 for colours
/// @param kernel its name
/// @param levels how results become levels of a picture
/// @param output the file written, if any
/// @param outputMethod whose result it shows
record FilterReport(
    String image, int height, int width, int planes, String kernel, int kernelHeight, int kernelWidth, String operation,
    String border, List<FilterArm> arms, String levels, Optional<String> output, Optional<String> outputMethod) {

  private static final TextTable<FilterArm> TABLE = new TextTable<>(List.of(
      new TextTable.Column<>("method", false, FilterArm::method),
      new TextTable.Column<>("kernels", false, FilterReport::kernels),
      number("ms", "%,.3f", FilterArm::medianMs),
      number("Mpixel/s", "%,.1f", FilterArm::megapixelsPerSecond),
      number("speed-up", "%.2fx", FilterArm::speedUp),
      number("difference", "%.1e", FilterArm::largestDifference),
      new TextTable.Column<>("bits", false, arm -> arm.sameBits() ? "same" : "DIFFER")));

  /// Whether all methods gave the same bits with scalar and vector kernels.
  boolean sameBits() {
    return arms.stream().allMatch(FilterArm::sameBits);
  }

  /// What was filtered, a line for each arm, and what was written.
  String text(Ansi ansi) {
    return String.format(Locale.ROOT, "%s: %dx%d, %s, %s with %s (%dx%d), border %s%n%s%s",
        image, width, height, planes == 1 ? "grey" : "colour", operation, kernel, kernelHeight, kernelWidth, border,
        TABLE.of(arms, ansi),
        output.map(file -> file + ": " + outputMethod.orElseThrow() + ", " + levels + "\n").orElse(""));
  }

  private static String kernels(FilterArm arm) {
    return arm.vectorBits() > Float.SIZE ? arm.kernels() + " " + arm.vectorBits() : arm.kernels();
  }

  private static TextTable.Column<FilterArm> number(String heading, String format, ToDoubleFunction<FilterArm> value) {
    return new TextTable.Column<>(heading, true, arm -> String.format(Locale.ROOT, format, value.applyAsDouble(arm)));
  }
}
