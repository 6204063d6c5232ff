package lanewise.experiments;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lanewise.config.yaml.Problems;
import lanewise.config.yaml.Tree;
import lanewise.config.yaml.TreeReader;
import lanewise.results.Json;

/// The JSON Schema in `experiments/`, applied by somebody else's validator.
final class SchemaFile {

  static final Path FOLDER = Path.of("experiments");
  static final Path FILE = FOLDER.resolve("schema.json");

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text());

  private SchemaFile() {}

  static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> experiments() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  static Tree tree(Path file) throws IOException {
    return TreeReader.file(file.toString(), Files.readString(file), new Problems());
  }

  /// What the schema refuses.
  static List<String> problems(Tree tree) {
    return SCHEMA.validate(Json.line(tree.content()), InputFormat.JSON).stream().map(Error::toString).toList();
  }
}
