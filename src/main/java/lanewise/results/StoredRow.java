package lanewise.results;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A row of a table that was read back, by column name. Columns that the table does not have are empty, because older
/// tables lack the newest ones.
///
/// @param file for messages
/// @param line in the file, from 2
public record StoredRow(String file, int line, Map<String, String> cells) {

  public StoredRow {
    cells = Map.copyOf(cells);
  }

  /// The text of a cell; empty if there is none.
  public String text(String column) {
    return cells.getOrDefault(column, "");
  }

  /// The number in a cell, which may be `NaN` or infinite; empty if there is none.
  ///
  /// @throws DamagedRunException if the cell holds something else
  public Optional<Double> real(String column) {
    return text(column).isEmpty() ? Optional.empty() : Optional.of(parsed(column, Double::parseDouble, "a number"));
  }

  /// The whole number in a cell; empty if there is none.
  ///
  /// @throws DamagedRunException if the cell holds something else
  public Optional<Long> integer(String column) {
    return text(column).isEmpty() ? Optional.empty() : Optional.of(parsed(column, Long::parseLong, "a whole number"));
  }

  private <T> T parsed(String column, Function<String, T> parse, String expected) {
    try {
      return parse.apply(text(column));
    } catch (NumberFormatException _) {
      throw new DamagedRunException(
          file + ":" + line + ": " + column + " must be " + expected + ", found '" + text(column) + "'");
    }
  }
}
