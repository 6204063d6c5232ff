package lanewise.config.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeReaderTest {

  private static Tree read(String text) {
    var problems = new Problems();
    var tree = TreeReader.file("e.yaml", text, problems);
    problems.throwIfAny();
    return tree;
  }

  private static String refusal(String text) {
    return assertThrows(ConfigException.class, () -> read(text), text).getMessage();
  }

  private static Object value(String text) {
    return assertInstanceOf(Tree.Scalar.class, read(text)).value();
  }

  @Test
  void knowsWhereKeysAndValuesStand() {
    var mapping = assertInstanceOf(Tree.Mapping.class, read("# 😀\na: 1\n'😀': [x,\n  y]\n"));

    var second = mapping.entries().get(1);
    assertEquals("e.yaml:3:1", second.at().toString());
    var list = assertInstanceOf(Tree.Sequence.class, second.value());
    assertEquals("e.yaml:3:6", list.at().toString());
    assertEquals(List.of("e.yaml:3:7", "e.yaml:4:3"), list.items().stream().map(item -> item.at().toString()).toList());
  }

  @Test
  void typesPlainScalarsByTheCoreSchema() {
    assertEquals(5L, value("5"));
    assertEquals(-31L, value("-31"));
    assertEquals(255L, value("0xff"));
    assertEquals(Long.MIN_VALUE, value("-9223372036854775808"));
    assertEquals(new BigInteger("9223372036854775808"), value("9223372036854775808"));
    assertEquals(2.5, value("2.5"));
    assertEquals(1e-5, value("1e-5"));
    assertEquals(Double.NaN, value(".nan"));
    assertEquals(Double.NEGATIVE_INFINITY, value("-.inf"));
    assertEquals(true, value("true"));
    assertEquals("no", value("no"));
    assertEquals("1_000", value("1_000"));
    assertEquals("2026-01-01", value("2026-01-01"));
    assertEquals("5", value("'5'"));
    assertEquals("5", value("|-\n  5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "null", "~"})
  void refusesAnEmptyFile(String text) {
    assertEquals("e.yaml:1:1: is empty", refusal(text));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      a: &x 1\\nb: *x  | 1:4: anchors (&name) are not supported; write the value out
      a: 1\\nb: *x     | 2:4: aliases (*name) are not supported; write the value out
      a: 1\\n*x : 2    | 2:1: aliases (*name) are not supported; write the value out
      a: !!int 5       | 1:4: tags (!name) are not supported; write the value without '!!int'
      <<: {a: 1}       | 1:1: merge keys (<<) are not supported; write the keys out
      a: "\\uD800"      | 1:4: \\uD800 is half a character; write the whole as \\U and eight digits
      "\\uDC00": 1      | 1:1: \\uDC00 is half a character; write the whole as \\U and eight digits
      a: !x [1]        | 1:4: tags (!name) are not supported; write the value without '!x'
      !x a: 1          | 1:1: tags (!name) are not supported; write the value without '!x'
      a: 1\\n---\\nb: 2 | 2:1: a second document starts here; only one is read
      a: 1\\nb: 2\\na: 3 | 3:1: the key 'a' stands here a second time, first at e.yaml:1:1
      ? [a]\\n: 1      | 1:3: a key must be a word, not a list or a mapping
      a: [1, 2         | 1:9: there must be a ',' or a ']' here: the '[' at e.yaml:1:4 is still \
      open
      a: 1\\n b: 2     | 2:3: a ':' cannot stand here: the line before may lack one, the indentation may be \
      wrong, or the text needs quotes
      a: 'x            | 1:4: the quote that opens here is never closed
      """)
  void refusesAtItsPlace(String text, String message) {
    assertEquals("e.yaml:" + message, refusal(text.replace("\\n", "\n")));
  }

  @Test
  void aValueOfAnOptionHasNoPlacesWithin() {
    var option = Location.of("--set a=...");
    assertEquals("--set a=...: a part of the value does not belong to what is above it: check the indentation",
        assertThrows(ConfigException.class, () -> TreeReader.value(option, "- a\nb: 1", new Problems()))
            .getMessage());
  }

  @Test
  void anOptionOfSeveralLinesIsShownOnOne() {
    var option = Location.of("--set a=b: 1\nb: 2");
    assertEquals("--set a=b: 1\\u000Ab: 2: the key 'b' stands here a second time, first at --set a=b: 1\\u000Ab: 2",
        assertThrows(ConfigException.class, () -> {
          var problems = new Problems();
          TreeReader.value(option, "b: 1\nb: 2", problems);
          problems.throwIfAny();
        }).getMessage());
  }

  /// Here the library throws what it does not document.
  @Test
  void refusesAnEscapeInWhichTheTextEnds() {
    for (String escape : List.of("x", "u", "U", "x4", "u004")) {
      assertTrue(refusal("a: \"b\\" + escape).startsWith("e.yaml:1:"), escape);
    }
    assertEquals("e.yaml:1:1: the text ends within an escape of a quoted value below: \\x takes two hex digits, \\u "
        + "four, \\U eight, and a quote must follow", refusal("a: \"b\\x"));
  }

  @Test
  void refusesTabsAsIndentation() {
    assertEquals("e.yaml:2:1: there is a tab where YAML wants blanks", refusal("a:\n\tb: 1"));
  }

  @Test
  void refusesControlCharactersAtTheirPlace() {
    assertEquals("e.yaml:2:5: the character U+0007 is not allowed in YAML; take it out", refusal("a: 😀\nb: x\u0007"));
  }

  @Test
  void readsTheDeepestNesting() {
    assertInstanceOf(Tree.Sequence.class, read("[".repeat(TreeReader.MAX_DEPTH) + "]".repeat(TreeReader.MAX_DEPTH)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void refusesDeeperNestingBeforeAnythingOverflows(String opening) {
    int column = 1 + opening.length() * TreeReader.MAX_DEPTH;
    var text = opening.repeat(SourceText.MAX_BYTES / opening.length());
    assertEquals("e.yaml:1:" + column + ": is nested deeper than 64 levels", refusal(text));
  }

  @Test
  void keepsReadingAfterADuplicateKeyAndTakesTheFirst() {
    var problems = new Problems();
    var tree = TreeReader.file("e.yaml", "a: 1\na: 2\na: 3\nb: 4", problems);

    assertEquals(2, problems.sorted().size());
    assertEquals("1", ((Tree.Scalar) ((Tree.Mapping) tree).find("a").orElseThrow().value()).text());
    assertEquals(2, ((Tree.Mapping) tree).entries().size());
  }

  @Test
  void printsTextOfTheUserWithoutItsControlCharactersAndNotAtLength() {
    assertEquals("'a\\u001B[31mb'", Tree.quote("a\u001b[31mb"));
    assertEquals(62, Tree.quote("x".repeat(1000)).length());
  }
}
