package lanewise.config.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonSchemaTest {

  private record Pair(Object first, Object second) {}

  private record Slope(double slope) {}

  private static Map<String, Object> of(Type<?> type) {
    var schema = JsonSchema.of(type, "test");
    List.of("$schema", "title").forEach(schema::remove);
    if (schema.get("$defs").equals(Map.of())) {
      schema.remove("$defs");
    }
    return schema;
  }

  static Stream<Arguments> values() {
    var digit = Map.of("type", "integer", "minimum", 0L, "maximum", 9L);
    return Stream.of(
        Arguments.of(Whole.between(0, 9), digit),
        Arguments.of(Real.above(0), Map.of("type", "number", "exclusiveMinimum", 0L)),
        Arguments.of(Real.below(0.5, 1), Map.of("type", "number", "minimum", 0.5, "exclusiveMaximum", 1L)),
        Arguments.of(new Text(Pattern.compile("a|b"), "a or b"), Map.of("type", "string", "pattern", "^(?:a|b)$")),
        Arguments.of(Choice.ofBooleans(), Map.of("enum", List.of(true, false))),
        Arguments.of(ListOf.ofLengths(Whole.between(0, 9), "", 2, 4), Map.of("type", "array", "items", digit,
            "minItems", 2, "maxItems", 4,
            "anyOf", List.of(Map.of("minItems", 2, "maxItems", 2), Map.of("minItems", 4, "maxItems", 4)))),
        Arguments.of(ListOf.upTo(3, Whole.between(0, 9)).withoutRepetition(), Map.of("anyOf", List.of(digit,
            Map.of("type", "array", "items", digit, "minItems", 1, "maxItems", 3, "uniqueItems", true)))),
        Arguments.of(new PerAxis<>(Whole.between(0, 9)), Map.of("anyOf", List.of(digit,
            Map.of("type", "array", "items", digit, "minItems", 2, "maxItems", 2)))));
  }

  @ParameterizedTest
  @MethodSource("values")
  void describesAValue(Type<?> type, Map<String, Object> schema) {
    assertEquals(schema, of(type));
  }

  @Test
  void describesAMapping() {
    var fields = Fields.of(Pair.class, Key.required("first", Choice.ofWords("a"), "the first"),
        Key.of("second", Choice.ofWords("b"), "b", "the second"));
    assertEquals(Map.of("type", "object", "additionalProperties", false, "required", List.of("first"),
        "properties", Map.of(
            "first", Map.of("enum", List.of("a"), "description", "the first"),
            "second", Map.of("enum", List.of("b"), "description", "the second", "default", "b"))), of(fields));
  }

  @Test
  void aKeyWithoutADefaultHasNone() {
    var fields = Fields.of(Pair.class, Key.optional("first", Choice.ofWords("a"), "the first"),
        Key.of("second", ListOf.upTo(1, Choice.ofWords("b")), List.of(), "the second"));
    assertFalse(of(fields).toString().contains("default"), of(fields).toString());
  }

  @Test
  void describesEachKindOfThingOnce() {
    var variants = Variants.<Object>of("shape", Choice.ofWords("flat"))
        .with("leaky", Fields.of(Slope.class, Key.of("slope", Real.between(0, 1), 0.5, "how steep")));
    var schema = of(Fields.of(Pair.class, Key.required("first", variants, "one"), Key.required("second", variants,
        "another")));
    assertEquals(List.of("shape"), List.copyOf(((Map<?, ?>) schema.get("$defs")).keySet()));
    assertEquals(Map.of("$ref", "#/$defs/shape", "description", "another"),
        ((Map<?, ?>) schema.get("properties")).get("second"));
  }

  @Test
  void refusesTwoDifferentThingsOfOneName() {
    var fields = Fields.of(Pair.class,
        Key.required("first", Variants.of("shape", Choice.ofWords("flat")), "one"),
        Key.required("second", Variants.of("shape", Choice.ofWords("round")), "another"));
    assertEquals("there are two different kinds of shape",
        assertThrows(IllegalArgumentException.class, () -> of(fields)).getMessage());
  }
}
