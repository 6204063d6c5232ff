package lanewise.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import lanewise.results.ResultTables;
import tech.tablesaw.api.Table;

/// What the cells of a notebook begin with: where the committed results are, their tables, and text with numbers in it.
///
/// ```java
/// import static lanewise.notebook.Notebook.*;
/// ```
///
/// A cell shows the value of its last line: a [lanewise.chart.Chart], a [Table], a [Picture] or a [Markdown];
/// `display(value)` shows one on the way.
public final class Notebook {

  private static final Path REFERENCE = Path.of("results", "reference");

  private Notebook() {}

  /// The run folder of a committed experiment, from whatever folder of the project the notebook runs in.
  ///
  /// @throws IllegalArgumentException if there is no such folder
  public static Path reference(String experiment) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(REFERENCE).resolve(experiment))) {
        return folder.resolve(REFERENCE).resolve(experiment);
      }
    }
    throw new IllegalArgumentException("there is no " + REFERENCE.resolve(experiment)
        + " in this folder or one above it: start the notebook within the project");
  }

  /// A table of a run folder, each column with its type.
  ///
  /// @param file such as `arms.csv`
  /// @throws lanewise.results.DamagedRunException if it is missing or damaged
  public static Table table(Path run, String file) {
    return ResultTables.read(run.resolve(file));
  }

  /// A paragraph of Markdown with numbers in it, formatted as by [String#format], with a point for decimals.
  public static Markdown text(String format, Object... arguments) {
    return new Markdown(String.format(Locale.ROOT, format, arguments));
  }
}
