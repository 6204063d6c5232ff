package lanewise.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A committed notebook (https://nbformat.readthedocs.io/en/latest/format_description.html).
///
/// @param kernel that it asks for
record NotebookFile(Path path, String kernel, List<Cell> cells) {

  private static final Path FOLDER = Path.of("notebooks");

  /// @param number of the cell in the notebook, from 1
  /// @param count the order in which it ran; empty if it did not, or is no code
  record Cell(int number, boolean code, String source, Optional<Integer> count, List<JsonObject> outputs) {}

  static List<Path> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static NotebookFile read(Path path) throws IOException {
    JsonObject json = JsonParser.parseString(Files.readString(path)).getAsJsonObject();
    String kernel = json.getAsJsonObject("metadata").getAsJsonObject("kernelspec").get("name").getAsString();
    JsonArray cells = json.getAsJsonArray("cells");
    return new NotebookFile(path, kernel, IntStream.range(0, cells.size())
        .mapToObj(i -> cell(i + 1, cells.get(i).getAsJsonObject()))
        .toList());
  }

  List<Cell> code() {
    return cells.stream().filter(Cell::code).toList();
  }

  private static Cell cell(int number, JsonObject cell) {
    boolean code = cell.get("cell_type").getAsString().equals("code");
    Optional<Integer> count = Optional.ofNullable(cell.get("execution_count"))
        .filter(value -> !value.isJsonNull())
        .map(JsonElement::getAsInt);
    return new Cell(number, code, text(cell.get("source")), count, code ? objects(cell.getAsJsonArray("outputs"))
        : List.of());
  }

  private static List<JsonObject> objects(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject).toList();
  }

  /// Text is one string, or an array of lines.
  static String text(JsonElement element) {
    return element.isJsonArray()
        ? String.join("", StreamSupport.stream(element.getAsJsonArray().spliterator(), false)
            .map(JsonElement::getAsString).toList())
        : element.getAsString();
  }
}
