package lanewise.results;

import com.google.gson.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.storage.Sha256;
import lanewise.storage.StorageException;

/// `trials/0001.jsonl`: what one trial told, so that a run can be taken up again. The first line is about the trial's
/// process, each further one is what the trial printed, and the last is the SHA-256 of all before it: rows that were
/// edited do not find their way into the tables of a run that is resumed.
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

  /// The last line.
  private record Seal(String sha256) {

    static Seal of(String text) {
      return new Seal(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  public TrialFile {
    records = List.copyOf(records);
  }

  /// Writes the file.
  ///
  /// @throws StorageException if that fails
  public void write(RunFolder folder) {
    String text = Stream.concat(Stream.of(header), records.stream())
        .map(line -> Json.line(line) + "\n")
        .collect(Collectors.joining());
    folder.write(name(header.trial()), text + Json.line(Seal.of(text)) + "\n");
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
      List<String> lines = sealed(folder.path().resolve(name), new String(folder.read(name), StandardCharsets.UTF_8));
      return Optional.of(new TrialFile<>(Json.read(lines.getFirst(), Header.class),
          lines.stream().skip(1).map(text -> Json.read(text, line)).toList()));
    } catch (JsonParseException | NullPointerException _) {
      throw notWhatItTold(folder.path().resolve(name));
    }
  }

  /// The lines before the seal.
  private static List<String> sealed(Path file, String text) {
    int seal = text.lastIndexOf('\n', text.length() - 2) + 1;
    if (seal == 0 || !Json.read(text.substring(seal), Seal.class).equals(Seal.of(text.substring(0, seal)))) {
      throw notWhatItTold(file);
    }
    return text.substring(0, seal).lines().toList();
  }

  private static DamagedRunException notWhatItTold(Path file) {
    return new DamagedRunException(file + " is not what the trial told: it was cut short or changed; run --resume runs"
        + " the trial again");
  }

  private static String name(int trial) {
    return String.format(Locale.ROOT, "trials/%04d.jsonl", trial);
  }
}
