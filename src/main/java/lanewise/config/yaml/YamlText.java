package lanewise.config.yaml;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Writes YAML in one fixed layout, so that equal content is equal text.
public final class YamlText {

  private static final DumpSettings SETTINGS = settings(FlowStyle.AUTO);
  private static final DumpSettings ONE_LINE = settings(FlowStyle.FLOW);

  private YamlText() {}

  /// Keys in the map's order; innermost lists and mappings on one line.
  ///
  /// @param content maps, lists, strings and numbers
  public static String of(Map<String, Object> content) {
    return new Dump(SETTINGS).dumpToString(content);
  }

  /// A value on one line.
  ///
  /// @param content a string, a number, a truth value, or a list or map of such
  public static String flow(Object content) {
    return new Dump(ONE_LINE).dumpToString(content).strip();
  }

  private static DumpSettings settings(FlowStyle style) {
    return DumpSettings.builder()
        .setSchema(new CoreSchema())
        .setDefaultFlowStyle(style)
        .setDereferenceAliases(true)
        .setWidth(Integer.MAX_VALUE)
        .setSplitLines(false)
        .setIndent(2)
        .setBestLineBreak("\n")
        .build();
  }
}
