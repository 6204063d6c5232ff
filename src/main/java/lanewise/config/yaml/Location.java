package lanewise.config.yaml;

import java.util.Comparator;

/// A place in an experiment file, or the command line option that set a value.
///
/// @param source the file as the user named it, or the whole option: `--set training.epochs=1`
/// @param line counted from 1; 0 for the source as a whole
/// @param column counted from 1 in characters; 0 for the source as a whole
public record Location(String source, int line, int column) implements Comparable<Location> {

  private static final Comparator<Location> READING_ORDER = Comparator
      .<Location>comparingInt(at -> at.line == 0 ? 1 : 0)
      .thenComparingInt(Location::line)
      .thenComparingInt(Location::column);

  /// The source as a whole.
  public static Location of(String source) {
    return new Location(source, 0, 0);
  }

  /// Reading order within one file; what has no line comes last.
  @Override
  public int compareTo(Location other) {
    return READING_ORDER.compare(this, other);
  }

  /// `file:line:column`, or the source alone; as a terminal may see it.
  @Override
  public String toString() {
    String shown = Tree.printable(source);
    return line == 0 ? shown : shown + ":" + line + ":" + column;
  }
}
