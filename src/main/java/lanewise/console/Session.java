package lanewise.console;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.data.DataFolders;

/// What surrounds a command: where it talks to, its environment variables, and the wish to end it.
///
/// @param arguments the whole command line, for the record
/// @param out for data
/// @param err for talk and progress
public record Session(
    List<String> arguments, PrintStream out, PrintStream err, Map<String, String> environment, StopSignal stop) {

  /// Set by the launcher script to the folder it lives in.
  private static final String HOME = "LANEWISE_HOME";
  /// Set by the launcher script to the width of the terminal, if stderr is one.
  private static final String COLUMNS = "LANEWISE_COLUMNS";

  /// The session of this process, in UTF-8.
  public static Session ofProcess(String[] arguments) {
    return new Session(List.of(arguments), utf8(System.out), utf8(System.err), System.getenv(), new StopSignal());
  }

  /// The project's folder, or the working directory if the launcher did not start us.
  public Path home() {
    return Path.of(environment.getOrDefault(HOME, ""));
  }

  /// `results` in the project's [#home].
  public Path defaultResults() {
    return home().resolve("results");
  }

  /// Where datasets are looked for.
  ///
  /// @param option the folder given with `--data`
  public DataFolders dataFolders(Optional<Path> option) {
    return new DataFolders(option, environment, Path.of(System.getProperty("user.home")));
  }

  /// Width of the terminal; empty if stderr is none.
  public Optional<Integer> columns() {
    String columns = environment.getOrDefault(COLUMNS, "");
    return columns.matches("[1-9]\\d{0,3}") ? Optional.of(Integer.parseInt(columns)) : Optional.empty();
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
