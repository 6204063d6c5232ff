package lanewise.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where datasets lie. The first of these that is given is the root, and the only one looked at: the request's own
/// path, the option `--data`, the variable `LANEWISE_DATA`, the user's cache folder (`$XDG_CACHE_HOME/lanewise` or
/// `~/.cache/lanewise`). Within the root the files of dataset NAME are in `NAME/` or in the root itself.
///
/// @param option the folder given with `--data`
/// @param environment the variables of the process
/// @param userHome the user's home folder
public record DataFolders(Optional<Path> option, Map<String, String> environment, Path userHome) {

  private static final String DATA_VARIABLE = "LANEWISE_DATA";

  /// The folders as the running process sees them.
  public static DataFolders ofProcess(Optional<Path> option) {
    return new DataFolders(option, System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /// A root and where it comes from, in the user's words.
  private record Root(Path folder, String origin) {}

  /// The folder that `data fetch` fills.
  public Path fetchFolder(String dataset) {
    return root(Optional.empty()).folder().resolve(dataset);
  }

  /// Folders that may hold the dataset, the more specific first.
  ///
  /// @param path the request's own path
  public List<Path> candidates(String dataset, Optional<Path> path) {
    Path root = root(path).folder();
    return List.of(root.resolve(dataset), root);
  }

  /// The first candidate that holds at least one of the files, plain or with `.gz` appended.
  ///
  /// @param fileNames names of the plain files
  /// @throws MissingDataException if none does; the message names the folders and the ways out
  Path locate(String dataset, Optional<Path> path, List<String> fileNames) {
    List<Path> candidates = candidates(dataset, path);
    return candidates.stream()
        .filter(folder -> fileNames.stream().anyMatch(name -> find(folder, name).isPresent()))
        .findFirst()
        .orElseThrow(() -> MissingDataException.noFiles(dataset, root(path).origin(), candidates));
  }

  /// The file of that name in the folder, plain before `.gz`.
  static Optional<Path> find(Path folder, String name) {
    return List.of(folder.resolve(name), folder.resolve(name + ".gz")).stream()
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private Root root(Optional<Path> path) {
    if (path.isPresent()) {
      return root(path.get(), "dataset path");
    }
    if (option.isPresent()) {
      return root(option.get(), "--data");
    }
    Optional<String> variable = variable(DATA_VARIABLE);
    if (variable.isPresent()) {
      return root(Path.of(variable.get()), DATA_VARIABLE);
    }
    Path cache = variable("XDG_CACHE_HOME").map(Path::of).filter(Path::isAbsolute).orElse(userHome.resolve(".cache"));
    return root(cache.resolve("lanewise"), "the cache folder, as neither --data nor " + DATA_VARIABLE + " is given");
  }

  private static Root root(Path folder, String origin) {
    return new Root(folder.toAbsolutePath().normalize(), origin);
  }

  /// An empty variable counts as not set.
  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
