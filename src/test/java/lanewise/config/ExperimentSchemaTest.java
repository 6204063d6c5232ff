package lanewise.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SortedMap;
import java.util.TreeMap;
import lanewise.config.schema.ByKind;
import lanewise.config.schema.Checked;
import lanewise.config.schema.Choice;
import lanewise.config.schema.Fields;
import lanewise.config.schema.FilePath;
import lanewise.config.schema.FolderName;
import lanewise.config.schema.Key;
import lanewise.config.schema.ListOf;
import lanewise.config.schema.LocatedOf;
import lanewise.config.schema.Mapped;
import lanewise.config.schema.NamedLines;
import lanewise.config.schema.OptionalOf;
import lanewise.config.schema.PerAxis;
import lanewise.config.schema.Real;
import lanewise.config.schema.Text;
import lanewise.config.schema.Type;
import lanewise.config.schema.Variants;
import lanewise.config.schema.Whole;
import lanewise.config.schema.WordOr;
import org.junit.jupiter.api.Test;

/// The table can be walked without reading a file, as a description of the format has to.
class ExperimentSchemaTest {

  private static SortedMap<String, Key<?>> keys() {
    var keys = new TreeMap<String, Key<?>>();
    collect("", ExperimentSchema.EXPERIMENT, keys);
    return keys;
  }

  private static void collect(String path, Type<?> type, SortedMap<String, Key<?>> into) {
    switch (type) {
      case Fields<?> fields -> fields.keys().forEach(key -> {
        into.put(path + "/" + key.name(), key);
        collect(path + "/" + key.name(), key.type(), into);
      });
      case Variants<?> variants -> variants.settled().forEach((name, kind) -> collect(path + "/" + name, kind, into));
      case ListOf<?> list -> collect(path, list.element(), into);
      case PerAxis<?> axes -> collect(path, axes.element(), into);
      case WordOr<?, ?, ?> either -> collect(path, either.other(), into);
      case OptionalOf<?> optional -> collect(path, optional.type(), into);
      case LocatedOf<?> located -> collect(path, located.type(), into);
      case Mapped<?, ?> mapped -> collect(path, mapped.type(), into);
      case ByKind<?> kinds -> kinds.kinds().values().forEach(kind -> collect(path, kind, into));
      case Checked<?> checked -> collect(path, checked.type(), into);
      case Whole<?> _, Real _, Text _, FilePath _, FolderName _, Choice<?> _, NamedLines<?> _ -> { }
    }
  }

  @Test
  void reachesEveryKey() {
    var keys = keys();
    for (var path : new String[] {"/experiment", "/dataset/test_labels", "/network/input",
        "/network/layers/convolution/padding", "/network/layers/output/scheduler/adam/rho2",
        "/network/layers/dense/activation/leaky-relu/slope", "/training/batch", "/training/batches",
        "/arms/vector_bits"}) {
      assertTrue(keys.containsKey(path), path + " is not among " + keys.keySet());
    }
  }

  @Test
  void explainsEveryKeyInOneLine() {
    keys().forEach((path, key) -> assertTrue(key.doc().matches(".{5,90}"), path + ": " + key.doc()));
  }

  @Test
  void saysWhatEveryKeyAccepts() {
    assertEquals("a number from 0 to below 1", keys().get("/training/scheduler/rmsprop/rho").type().expected());
    keys().forEach((path, key) -> assertTrue(!key.type().expected().isBlank(), path));
  }
}
