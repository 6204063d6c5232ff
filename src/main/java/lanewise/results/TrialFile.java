package lanewise.results;

import com.google.gson.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `trials/0001.jsonl`: what one trial told, so that a run can be taken up again. The first line is about the trial's
/// process, each further one is what the trial printed.
///
/// @param <R> what a line of a trial holds
public record TrialFile<R>(Header header, List<R> records) {

  /// About the trial's process.
  ///
  /// @param trial number within the run, from 1
  /// @param arm name of the arm
  /// @param jvmFlags separated by blanks
  /// @param seconds that the process took
  /// @param exitStatus of the process
  /// @param lastWords the last lines that it said
  public record Header(int trial, String arm, Status status, String jvmFlags, double seconds, int exitStatus,
      String lastWords) {}

  public TrialFile {
    records = List.copyOf(records);
  }

  /// Writes the file.
  ///
  /// @throws StorageException if that fails
  public void write(RunFolder folder) {
    folder.write(name(header.trial()), Stream.concat(Stream.of(header), records.stream())
        .map(line -> Json.line(line) + "\n")
        .collect(Collectors.joining()));
  }

  /// Reads the file of a trial; empty if it has none.
  ///
  /// @param line what a line of a trial holds
  /// @throws DamagedRunException if it is not such a file
  public static <R> Optional<TrialFile<R>> read(RunFolder folder, int trial, Class<R> line) {
    String name = name(trial);
    if (!folder.has(name)) {
      return Optional.empty();
    }
    try {
      List<String> lines = new String(folder.read(name), StandardCharsets.UTF_8).lines().toList();
      if (lines.isEmpty()) {
        throw new DamagedRunException(folder.path().resolve(name) + " is empty");
      }
      return Optional.of(new TrialFile<>(Json.read(lines.getFirst(), Header.class),
          lines.stream().skip(1).map(text -> Json.read(text, line)).toList()));
    } catch (JsonParseException | NullPointerException e) {
      throw new DamagedRunException(folder.path().resolve(name) + " is not what a trial told: " + e.getMessage()
          + "; without that file, run --resume runs the trial again");
    }
  }

  private static String name(int trial) {
    return String.format(Locale.ROOT, "trials/%04d.jsonl", trial);
  }
}
