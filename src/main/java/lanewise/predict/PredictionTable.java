package lanewise.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.console.TextTable;
import lanewise.console.TextTable.Column;
import picocli.CommandLine.Help.Ansi;

/// Lays predictions out for the terminal.
final class PredictionTable {

  private static final List<String> RUNNERS_UP = List.of("2nd", "3rd");

  private PredictionTable() {}

  /// One line for each picture; ends with a line end.
  ///
  /// @param predictions of one network, none of them failed, at least one
  /// @param all whether the probability of every class is shown, not only those of the three likeliest
  static String of(List<Prediction> predictions, boolean all, Ansi ansi) {
    Prediction sample = predictions.getFirst();
    var columns = new ArrayList<Column<Prediction>>();
    columns.add(new Column<>("picture", false, Prediction::picture));
    if (sample.predicted().isEmpty()) {
      indices(sample.outputs()).forEach(i ->
          columns.add(new Column<>("output " + i, true, prediction -> prediction.outputs().get(i).toString())));
    } else {
      columns.add(new Column<>("class", true, prediction -> prediction.predicted().orElseThrow().toString()));
      if (all) {
        indices(sample.probabilities()).forEach(i ->
            columns.add(new Column<>(Integer.toString(i), true, prediction -> percent(prediction, i))));
      } else {
        columns.add(new Column<>("probability", true,
            prediction -> percent(prediction, prediction.predicted().orElseThrow())));
        indices(RUNNERS_UP).limit(sample.others().size()).forEach(i ->
            columns.add(new Column<>(RUNNERS_UP.get(i), true, prediction -> {
              int other = prediction.others().get(i);
              return other + ": " + percent(prediction, other);
            })));
      }
    }
    return new TextTable<>(columns).of(predictions, ansi);
  }

  private static Stream<Integer> indices(List<?> list) {
    return IntStream.range(0, list.size()).boxed();
  }

  private static String percent(Prediction prediction, int index) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * prediction.probabilities().get(index));
  }
}
