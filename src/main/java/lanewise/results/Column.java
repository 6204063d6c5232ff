package lanewise.results;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// One column of a table: its name with the unit in it, its type, and how a cell is read from a row's record.
///
/// @param cell `String`, `Long` or `Double`, or `null` if there is no value, which becomes an empty cell
record Column<R>(String name, Type type, Function<R, Object> cell) {

  enum Type {
    /// Text that a spreadsheet could take for a formula gets a leading apostrophe.
    TEXT,
    /// Flags of a JVM, which are there to be pasted into a command line: written as they are, although they begin with
    /// a dash, unless they hold what no flag needs and a formula does.
    FLAGS,
    INTEGER,
    /// Non-finite numbers are written as `NaN`, `Infinity` and `-Infinity`.
    REAL
  }

  static <R> Column<R> text(String name, Function<R, String> cell) {
    return new Column<>(name, Type.TEXT, cell::apply);
  }

  static <R> Column<R> flags(String name, Function<R, String> cell) {
    return new Column<>(name, Type.FLAGS, cell::apply);
  }

  static <R> Column<R> integer(String name, ToLongFunction<R> cell) {
    return new Column<>(name, Type.INTEGER, cell::applyAsLong);
  }

  static <R> Column<R> optionalInteger(String name, Function<R, Optional<Integer>> cell) {
    return new Column<>(name, Type.INTEGER, row -> cell.apply(row).map(Integer::longValue).orElse(null));
  }

  static <R> Column<R> real(String name, ToDoubleFunction<R> cell) {
    return new Column<>(name, Type.REAL, cell::applyAsDouble);
  }

  static <R> Column<R> optionalReal(String name, Function<R, Optional<Double>> cell) {
    return new Column<>(name, Type.REAL, row -> cell.apply(row).orElse(null));
  }
}
