package lanewise.config.yaml;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Writes YAML in one fixed layout, so that equal content is equal text.
public final class YamlText {

  private static final DumpSettings SETTINGS = DumpSettings.builder()
      .setSchema(new CoreSchema())
      .setDefaultFlowStyle(FlowStyle.AUTO)
      .setDereferenceAliases(true)
      .setWidth(Integer.MAX_VALUE)
      .setSplitLines(false)
      .setIndent(2)
      .setBestLineBreak("\n")
      .build();

  private YamlText() {}

  /// Keys in the map's order; innermost lists and mappings on one line.
  ///
  /// @param content maps, lists, strings and numbers
  public static String of(Map<String, Object> content) {
    return new Dump(SETTINGS).dumpToString(content);
  }
}
