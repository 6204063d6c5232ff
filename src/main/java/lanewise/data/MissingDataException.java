package lanewise.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Files of a dataset are not there; the message names where they were looked for and the ways out.
public final class MissingDataException extends DataException {

  private final String dataset;

  private MissingDataException(String dataset, String message) {
    super(message);
    this.dataset = dataset;
  }

  /// The dataset's name.
  public String dataset() {
    return dataset;
  }

  /// None of the files of a published dataset is in any of the folders.
  static MissingDataException noFiles(String dataset, String origin, List<Path> folders) {
    String looked = folders.stream()
        .map(folder -> "  " + folder)
        .collect(Collectors.joining("\n"));
    return new MissingDataException(dataset,
        "dataset '" + dataset + "' not found; looked in (" + origin + "):\n" + looked + "\n" + waysOut(dataset));
  }

  /// Some files of a published dataset are in the folder, others are not.
  static MissingDataException someFiles(String dataset, Path folder, List<String> missing) {
    String names = missing.stream()
        .map(name -> "  " + name + " or " + name + ".gz")
        .collect(Collectors.joining("\n"));
    return new MissingDataException(dataset,
        "dataset '" + dataset + "' is incomplete: " + folder + " lacks\n" + names + "\n" + waysOut(dataset));
  }

  /// One of the files that a request names by path.
  static MissingDataException namedFile(String role, Path file) {
    return new MissingDataException("idx",
        "dataset 'idx': the file of " + role + " does not exist: " + file.toAbsolutePath().normalize());
  }

  private static String waysOut(String dataset) {
    return """
        To go on, do one of these:
          ./lanewise data fetch %1$s
              downloads it
          --data DIR, or LANEWISE_DATA=DIR in the environment
              with the files in DIR/%1$s or DIR, plain or .gz
        The dataset 'synthetic-digits' needs no files.""".formatted(dataset);
  }
}
