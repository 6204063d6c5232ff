package lanewise.config.yaml;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// What the YAML library found wrong with the form of a text, in the words of somebody who writes experiments. Of what
/// it knows, the mistakes that people make are said anew; the rest keeps the library's words.
final class SyntaxProblem {

  private static final Pattern NO_TOKEN = Pattern.compile("found character '?(\\S+?)'? that cannot start any token.*");

  private final String problem;
  private final String context;
  private final Location at;
  private final Location begun;

  /// @param last the place that the parser had come to
  private SyntaxProblem(MarkedYamlEngineException failure, Function<Mark, Location> place, Location last) {
    this.problem = String.valueOf(failure.getProblem());
    this.context = String.valueOf(failure.getContext());
    this.begun = failure.getContextMark().map(place).orElse(last);
    this.at = failure.getProblemMark().map(place).orElse(begun);
  }

  static Problem of(MarkedYamlEngineException failure, Function<Mark, Location> place, Location last) {
    return new SyntaxProblem(failure, place, last).said();
  }

  private Problem said() {
    Matcher noToken = NO_TOKEN.matcher(problem);
    if (noToken.matches()) {
      return new Problem(at, problem.contains("TAB")
          ? "there is a tab where YAML wants blanks"
          : "a value cannot begin with " + noToken.group(1) + "; put it in quotes");
    }
    if (context.equals("while scanning a quoted scalar") && problem.contains("end of stream")) {
      return new Problem(begun, "the quote that opens here is never closed");
    }
    return switch (context) {
      case "while parsing a flow mapping" -> unclosed("{", "}");
      case "while parsing a flow sequence" -> unclosed("[", "]");
      case "while scanning a simple key" ->
          new Problem(begun, "what begins here is no key: a ':' and a blank must follow on the same line");
      case "while parsing a block mapping" -> misplaced("the keys that begin at ");
      case "while parsing a block collection" -> misplaced("the list that begins at ");
      default -> other();
    };
  }

  private Problem other() {
    return new Problem(at, switch (problem) {
      case "mapping values are not allowed here" -> "a ':' cannot stand here: the line before may lack one, the"
          + " indentation may be wrong, or the text needs quotes";
      case "sequence entries are not allowed here" ->
          "a '-' cannot begin an item here: items of a list stand on lines of their own, below its key";
      default -> "is not valid YAML: " + Tree.printable(problem + (context.equals("null") ? "" : " (" + context + ")"));
    });
  }

  private Problem unclosed(String open, String close) {
    return new Problem(at, "there must be a ',' or a '" + close + "' here: the '" + open + "'"
        + (begun.line() == 0 ? "" : " at " + begun) + " is still open");
  }

  private Problem misplaced(String where) {
    return new Problem(at, begun.line() == 0
        ? "a part of the value does not belong to what is above it: check the indentation"
        : "this belongs neither to " + where + begun + " nor to what is above: check the indentation");
  }
}
