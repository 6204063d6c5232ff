package lanewise.config.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {

  private static final String FILE = "a: {b: 1, c: word}\nlist: [{x: 1}, word]\nempty:\n";

  private static Tree apply(Problems problems, String... settings) {
    return Overrides.apply(TreeReader.file("e.yaml", FILE, problems), List.of(settings), problems);
  }

  /// The tree in one line.
  private static String show(Tree tree) {
    return switch (tree) {
      case Tree.Scalar scalar -> scalar.text();
      case Tree.Sequence list ->
          list.items().stream().map(OverridesTest::show).collect(Collectors.joining(" ", "[", "]"));
      case Tree.Mapping mapping -> mapping.entries().stream()
          .map(entry -> entry.key() + "=" + show(entry.value()))
          .collect(Collectors.joining(" ", "{", "}"));
    };
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      a.b=2            | {a={b=2 c=word} list=[{x=1} word] empty=}
      a.d=[1, {e: 2}]  | {a={b=1 c=word d=[1 {e=2}]} list=[{x=1} word] empty=}
      a.b=             | {a={b= c=word} list=[{x=1} word] empty=}
      a.b=x=y          | {a={b=x=y c=word} list=[{x=1} word] empty=}
      a.c.word.e=2     | {a={b=1 c={word={e=2}}} list=[{x=1} word] empty=}
      list.0.x=2       | {a={b=1 c=word} list=[{x=2} word] empty=}
      list.1=2         | {a={b=1 c=word} list=[{x=1} 2] empty=}
      list.1.word.e=2  | {a={b=1 c=word} list=[{x=1} {word={e=2}}] empty=}
      empty.x.y=2      | {a={b=1 c=word} list=[{x=1} word] empty={x={y=2}}}
      new.x=2          | {a={b=1 c=word} list=[{x=1} word] empty= new={x=2}}
      """)
  void putsTheValueAtItsPath(String setting, String expected) {
    var problems = new Problems();
    assertEquals(expected, show(apply(problems, setting)));
    assertTrue(problems.sorted().isEmpty());
  }

  @Test
  void laterSettingsWin() {
    assertEquals("{a={b=3 c=word} list=[{x=1} word] empty=}", show(apply(new Problems(), "a.b=2", "a.b=3")));
  }

  @Test
  void theValueStandsAtTheOption() {
    var tree = assertInstanceOf(Tree.Mapping.class, apply(new Problems(), "new.x=2"));
    var added = tree.find("new").orElseThrow();
    assertEquals("--set new.x=2", added.at().toString());
    assertEquals("--set new.x=2", added.value().at().toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      a         | must be a dotted path and a value, like --set training.epochs=1
      =1        | must be a dotted path and a value, like --set training.epochs=1
      a..b=1    | must be a dotted path and a value, like --set training.epochs=1
      a.=1      | must be a dotted path and a value, like --set training.epochs=1
      a.b.c=1   | a.b is 1 and has no key 'c'
      a.c.d=1   | a.c is 'word' and has no key 'd'
      list.2=1  | list is a list of 2, numbered 0 to 1; found '2'
      list.-1=1 | list is a list of 2, numbered 0 to 1; found '-1'
      list.x=1  | list is a list of 2, numbered 0 to 1; found 'x'
      a.b=[1    | there must be a ',' or a ']' here: the '[' is still open
      a.b=*x    | aliases (*name) are not supported; write the value out
      a.b={x: 1, x: 2} | the key 'x' stands here a second time, first at --set a.b={x: 1, x: 2}
      """)
  void refusesTheOption(String setting, String message) {
    var problems = new Problems();
    apply(problems, setting);
    assertEquals(List.of("--set " + setting + ": " + message),
        problems.sorted().stream().map(Problem::toString).toList());
  }

  @Test
  void refusedOptionsDoNotHideEachOther() {
    var problems = new Problems();
    assertEquals("{a={b=5 c=word} list=[{x=1} word] empty=}", show(apply(problems, "a", "a.b=5", "list.9=1")));
    assertEquals(2, problems.sorted().size());
  }
}
