package lanewise.config.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Describes a type as a JSON Schema, for editors and other programs: maps, lists, strings, numbers and truth values.
///
/// JSON Schema knows less than the types. It takes `2.0` for a whole number and has no [Checked] rules, so that it
/// accepts a little more; and it refuses a scalar key without a value, which counts as a missing key when a file is
/// read.
public final class JsonSchema {

  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
  private static final Map<String, Object> NOTHING = Map.of("type", "null");

  /// The kinds of things that stand in several places, by the name that [Variants] give them.
  private final TreeMap<String, Object> definitions = new TreeMap<>();

  /// What dotted keys lead through.
  private Fields<?> file;

  private JsonSchema() {}

  /// A whole schema.
  ///
  /// @param type of the whole file
  /// @param title of the schema
  public static Map<String, Object> of(Type<?> type, String title) {
    var walk = new JsonSchema();
    var schema = schema("$schema", DRAFT, "title", title);
    schema.putAll(walk.of(type));
    schema.put("$defs", walk.definitions);
    return schema;
  }

  private SequencedMap<String, Object> of(Type<?> type) {
    return switch (type) {
      case Whole<?> whole -> schema("type", "integer", "minimum", whole.min(), "maximum", whole.max());
      case Real real -> of(real);
      case Text text -> of(text.pattern());
      case FilePath path -> of(path.text().pattern());
      case FolderName name -> of(name.text().pattern());
      case Choice<?> choice -> schema("enum", List.copyOf(choice.values().keySet()));
      case WordOr<?, ?, ?> either -> anyOf(of(either.words()), of(either.other()));
      case ListOf<?> list -> of(list);
      case NamedLines<?> lines -> anyOf(of(lines.list()), schema("type", "object",
          "additionalProperties", of(lines.list().element()), "propertyNames", of(NamedLines.NAME),
          "minProperties", 1, "maxProperties", lines.most()));
      case PerAxis<?> axes -> anyOf(of(axes.element()),
          schema("type", "array", "items", of(axes.element()), "minItems", 2, "maxItems", 2));
      case Variants<?> variants -> reference(variants);
      case Fields<?> fields -> of(fields, schema());
      case ByKind<?> kinds -> of(kinds);
      case OptionalOf<?> optional -> of(optional.type());
      case LocatedOf<?> located -> of(located.type());
      case Mapped<?, ?> mapped -> of(mapped.type());
      case Checked<?> checked -> of(checked.type());
    };
  }

  private static SequencedMap<String, Object> of(Pattern whole) {
    return schema("type", "string", "pattern", "^(?:" + whole + ")$");
  }

  private static SequencedMap<String, Object> of(Real real) {
    var schema = schema("type", "number", real.minIncluded() ? "minimum" : "exclusiveMinimum", plain(real.min()));
    if (real.max() < Double.POSITIVE_INFINITY) {
      schema.put(real.maxIncluded() ? "maximum" : "exclusiveMaximum", plain(real.max()));
    }
    return schema;
  }

  private SequencedMap<String, Object> of(ListOf<?> list) {
    var element = of(list.element());
    var several = schema("type", "array", "items", element);
    several.putAll(lengths(list.lengths()));
    if (list.distinct()) {
      several.put("uniqueItems", true);
    }
    return list.lengths().contains(1) && isScalar(list.element()) ? anyOf(element, several) : several;
  }

  private static Map<String, Object> lengths(SortedSet<Integer> lengths) {
    var bounds = schema("minItems", lengths.first(), "maxItems", lengths.last());
    if (lengths.last() - lengths.first() >= lengths.size()) {
      bounds.put("anyOf", lengths.stream().map(length -> schema("minItems", length, "maxItems", length)).toList());
    }
    return bounds;
  }

  /// Whether every value is a single word or number.
  private static boolean isScalar(Type<?> type) {
    return switch (type) {
      case Whole<?> _, Real _, Text _, FilePath _, FolderName _, Choice<?> _ -> true;
      case OptionalOf<?> optional -> isScalar(optional.type());
      case LocatedOf<?> located -> isScalar(located.type());
      case Mapped<?, ?> mapped -> isScalar(mapped.type());
      case Checked<?> checked -> isScalar(checked.type());
      case WordOr<?, ?, ?> _, ListOf<?> _, NamedLines<?> _, PerAxis<?> _, Variants<?> _, Fields<?> _, ByKind<?> _ ->
          false;
    };
  }

  private SequencedMap<String, Object> reference(Variants<?> variants) {
    var definition = of(variants);
    var other = definitions.putIfAbsent(variants.what(), definition);
    if (other != null && !other.equals(definition)) {
      throw new IllegalArgumentException("there are two different kinds of " + variants.what());
    }
    return schema("$ref", "#/$defs/" + variants.what());
  }

  private SequencedMap<String, Object> of(Variants<?> variants) {
    var kinds = schema();
    var words = new ArrayList<Object>(variants.plain().values().keySet());
    variants.plain().names().forEach(name -> kinds.put(name, NOTHING));
    variants.settled().forEach((name, settings) -> {
      kinds.put(name, of(settings));
      if (mayBeEmpty(settings)) {
        words.add(name);
      }
    });
    return anyOf(schema("enum", words), schema("type", "object", "properties", kinds, "additionalProperties", false,
        "minProperties", 1, "maxProperties", 1));
  }

  /// @param beside properties that are read by somebody else
  private SequencedMap<String, Object> of(Fields<?> fields, SequencedMap<String, Object> beside) {
    var properties = schema();
    fields.keys().forEach(key -> properties.put(key.name(), property(key)));
    properties.putAll(beside);
    var schema = schema("type", mayBeEmpty(fields) ? List.of("object", "null") : "object",
        "properties", properties, "additionalProperties", false);
    fields.members().forEach(member -> {
      if (member instanceof DottedKeys<?> keys) {
        addDotted(keys, properties, schema);
      }
    });
    var required = fields.members().stream().flatMap(JsonSchema::required).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    var rules = fields.members().stream().flatMap(JsonSchema::rule).toList();
    if (!rules.isEmpty()) {
      schema.put("allOf", rules);
    }
    return schema;
  }

  private void addDotted(DottedKeys<?> keys, Map<String, Object> properties, Map<String, Object> schema) {
    var beginnings = new ArrayList<String>();
    file.keys().stream().filter(key -> keys.sections().contains(key.name()))
        .forEach(section -> addDotted(section.name(), section.type(), properties, beginnings));
    var several = severalOf(schema());
    several.put("description", keys.doc());
    schema.put("patternProperties", schema("^(?:" + String.join("|", beginnings) + ")\\.", several));
  }

  /// @param properties takes the paths that lead through mappings only
  /// @param beginnings takes those of paths that lead on through a list or a variant, where anything goes
  private void addDotted(String path, Type<?> type, Map<String, Object> properties, List<String> beginnings) {
    switch (type) {
      case Fields<?> fields -> fields.keys().forEach(key -> {
        var inner = path + "." + key.name();
        var several = severalOf(of(key.type()));
        several.put("description", key.doc());
        properties.put(inner, several);
        addDotted(inner, key.type(), properties, beginnings);
      });
      case OptionalOf<?> optional -> addDotted(path, optional.type(), properties, beginnings);
      case LocatedOf<?> located -> addDotted(path, located.type(), properties, beginnings);
      case Mapped<?, ?> mapped -> addDotted(path, mapped.type(), properties, beginnings);
      case Checked<?> checked -> addDotted(path, checked.type(), properties, beginnings);
      case ListOf<?> _, PerAxis<?> _, Variants<?> _, ByKind<?> _, NamedLines<?> _ ->
          beginnings.add(path.replace(".", "\\."));
      case Whole<?> _, Real _, Text _, FilePath _, FolderName _, Choice<?> _, WordOr<?, ?, ?> _ -> { }
    }
  }

  /// A single value that is no list or mapping, or a list of values.
  private static SequencedMap<String, Object> severalOf(Map<String, Object> value) {
    return anyOf(schema("type", List.of("string", "number", "boolean"), "allOf", List.of(value)),
        schema("type", "array", "items", value, "minItems", 1, "maxItems", DottedKeys.MOST_VALUES,
            "uniqueItems", true));
  }

  private static boolean mayBeEmpty(Fields<?> fields) {
    return fields.members().stream().flatMap(JsonSchema::required).findAny().isEmpty();
  }

  private <T> SequencedMap<String, Object> property(Key<T> key) {
    var property = of(key.type());
    property.put("description", key.doc());
    if (key.absence() instanceof Key.Absence.Default<T>(T value)) {
      var content = key.type().write(value);
      if (content != null) {
        property.put("default", content);
      }
    }
    return property;
  }

  /// The keys that a mapping must have, whatever else is in it.
  private static Stream<String> required(Member<?> member) {
    return switch (member) {
      case Key<?> key -> key.absence() instanceof Key.Absence.Refused<?> ? Stream.of(key.name()) : Stream.of();
      case OneKeyOf<?> _, OnlyWhen<?> _, DottedKeys<?> _, Fixed<?> _ -> Stream.of();
    };
  }

  /// What holds between keys.
  private static Stream<Map<String, Object>> rule(Member<?> member) {
    return switch (member) {
      case OneKeyOf<?> ways -> pairs(names(ways)).map(pair -> schema("not", schema("required", pair)));
      case OnlyWhen<?> when -> {
        var misplaced = schema();
        names(when).forEach(name -> misplaced.put(name, false));
        yield Stream.of(schema("if", holds(when.key(), when.value(), true),
            "then", schema("required", when.fields().members().stream().flatMap(JsonSchema::required).toList()),
            "else", schema("properties", misplaced)));
      }
      case Key<?> _, DottedKeys<?> _, Fixed<?> _ -> Stream.of();
    };
  }

  private static List<String> names(Member<?> member) {
    return member.keys().stream().<String>map(Key::name).toList();
  }

  private static Stream<List<String>> pairs(List<String> names) {
    return names.stream().flatMap(first ->
        names.stream().skip(names.indexOf(first) + 1L).map(second -> List.of(first, second)));
  }

  private SequencedMap<String, Object> of(ByKind<?> kinds) {
    var key = kinds.key();
    var first = kinds.kinds().firstEntry().getKey();
    var branches = new ArrayList<Object>();
    kinds.kinds().forEach((word, fields) -> {
      file = fields;
      branches.add(schema("if", holds(key, word, !word.equals(first)), "then", of(fields, schema(key, true))));
    });
    return schema("type", "object", "properties",
        schema(key, schema("enum", List.copyOf(kinds.kinds().keySet()), "default", first)), "allOf", branches);
  }

  /// @param explicit whether it does not hold without the key
  private static SequencedMap<String, Object> holds(String key, String word, boolean explicit) {
    var condition = schema("properties", schema(key, schema("const", word)));
    if (explicit) {
      condition.put("required", List.of(key));
    }
    return condition;
  }

  private static SequencedMap<String, Object> anyOf(Object... schemas) {
    return schema("anyOf", List.of(schemas));
  }

  /// Whole numbers without the `.0` that Java writes behind them.
  private static Number plain(double bound) {
    return bound == Math.rint(bound) ? (Number) (long) bound : (Number) bound;
  }

  private static SequencedMap<String, Object> schema(Object... keysAndValues) {
    var schema = new LinkedHashMap<String, Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      schema.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return schema;
  }
}
