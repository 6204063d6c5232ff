package lanewise.config.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/// Makes a [Tree] of YAML text: one document of plain mappings, lists and scalars, typed by the core schema.
///
/// Built on the parser's events and not on its node composer: events come without recursion, so depth, aliases and tags
/// are refused at their place before anything has to be built for them.
public final class TreeReader {

  static final int MAX_DEPTH = 64;

  private static final Schema SCHEMA = new CoreSchema();
  private static final LoadSettings SETTINGS = LoadSettings.builder().setSchema(SCHEMA).build();

  private final Function<Mark, Location> place;
  private final Problems problems;
  private final Iterator<Event> events;
  private Location last;

  private TreeReader(String text, Location start, Function<Mark, Location> place, Problems problems) {
    this.place = place;
    this.problems = problems;
    this.last = start;
    this.events = new Parse(SETTINGS).parseString(text).iterator();
  }

  /// Reads the text of a file. A key that stands twice in a mapping goes into `problems`; the first of the two counts.
  ///
  /// @param source the file's name in messages
  /// @throws ConfigException if the text is empty, not YAML, holds several documents, is nested deeper than 64 levels
  ///     or uses anchors, aliases or tags
  public static Tree file(String source, String text, Problems problems) {
    var start = new Location(source, 1, 1);
    var reader = new TreeReader(text, start,
        mark -> new Location(source, mark.getLine() + 1, mark.getColumn() + 1), problems);
    var tree = reader.guarded(source, text);
    if (tree.isNothing()) {
      throw problems.stop(start, "is empty");
    }
    return tree;
  }

  /// Reads a value that the command line sets: all of it stands at `option`.
  ///
  /// @throws ConfigException as [#file] does
  public static Tree value(Location option, String text, Problems problems) {
    return new TreeReader(text, option, _ -> option, problems).guarded(option.source(), text);
  }

  private Tree guarded(String source, String text) {
    try {
      return document();
    } catch (MarkedYamlEngineException e) {
      var problem = SyntaxProblem.of(e, place, last);
      throw problems.stop(problem.at(), problem.message());
    } catch (ReaderException e) {
      int index = text.offsetByCodePoints(0, e.getPosition());
      var at = last.line() == 0 ? last : SourceText.endOf(source, text.substring(0, index));
      throw problems.stop(at, "the character U+%04X is not allowed in YAML; take it out".formatted(e.getCodePoint()));
    } catch (NumberFormatException _) { // the library's own way at the end of a text
      throw problems.stop(last, "the text ends within an escape of a quoted value below: \\x takes two hex digits, "
          + "\\u four, \\U eight, and a quote must follow");
    } catch (YamlEngineException e) {
      throw problems.stop(last, "is not valid YAML: " + Tree.printable(e.getMessage()));
    }
  }

  private Tree document() {
    next();
    var begin = next();
    if (begin.getEventId() == Event.ID.StreamEnd) {
      return Tree.Scalar.nothing(last);
    }
    var tree = node(next(), 1);
    next();
    if (next().getEventId() != Event.ID.StreamEnd) {
      throw problems.stop(last, "a second document starts here; only one is read");
    }
    return tree;
  }

  private Event next() {
    var event = events.next();
    last = event.getStartMark().map(place).orElse(last);
    return event;
  }

  private Tree node(Event event, int depth) {
    refuseExtras(event);
    var at = last;
    if (event instanceof ScalarEvent scalar) {
      return scalar(at, scalar);
    }
    if (depth > MAX_DEPTH) {
      throw problems.stop(at, "is nested deeper than " + MAX_DEPTH + " levels");
    }
    return event.getEventId() == Event.ID.SequenceStart ? sequence(at, depth) : mapping(at, depth);
  }

  private Tree sequence(Location at, int depth) {
    var items = new ArrayList<Tree>();
    for (var event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      items.add(node(event, depth + 1));
    }
    return new Tree.Sequence(at, items);
  }

  private Tree mapping(Location at, int depth) {
    var entries = new LinkedHashMap<String, Tree.Entry>();
    for (var event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      refuseExtras(event);
      var keyAt = last;
      if (!(event instanceof ScalarEvent key)) {
        throw problems.stop(keyAt, "a key must be a word, not a list or a mapping");
      }
      if (key.isPlain() && key.getValue().equals("<<")) {
        throw problems.stop(keyAt, "merge keys (<<) are not supported; write the keys out");
      }
      var entry = new Tree.Entry(keyAt, text(key), node(next(), depth + 1));
      var first = entries.putIfAbsent(entry.key(), entry);
      if (first != null) {
        problems.add(new Problem(keyAt,
            "the key " + Tree.quote(entry.key()) + " stands here a second time, first at " + first.at()));
      }
    }
    return new Tree.Mapping(at, entries.values().stream().toList());
  }

  private Tree scalar(Location at, ScalarEvent event) {
    var text = text(event);
    var tag = event.isPlain() ? SCHEMA.getScalarResolver().resolve(text, true) : Tag.STR;
    var typed = tag.equals(Tag.NULL) || tag.equals(Tag.BOOL) || tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
    var value = typed
        ? SCHEMA.getSchemaTagConstructors().get(tag).construct(new ScalarNode(tag, text, ScalarStyle.PLAIN))
        : text;
    return new Tree.Scalar(at, text, value instanceof Integer small ? Long.valueOf(small) : value, !event.isPlain());
  }

  /// The text of a scalar, which escapes in quotes can fill with halves of characters that no file can hold.
  private String text(ScalarEvent event) {
    var text = event.getValue();
    text.codePoints().filter(character -> Character.getType(character) == Character.SURROGATE).findFirst()
        .ifPresent(half -> {
          throw problems.stop(last,
              "\\u%04X is half a character; write the whole as \\U and eight digits".formatted(half));
        });
    return text;
  }

  /// Aliases make one value stand in two places and tags make types of text: an experiment needs neither.
  private void refuseExtras(Event event) {
    if (event.getEventId() == Event.ID.Alias) {
      throw problems.stop(last, "aliases (*name) are not supported; write the value out");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw problems.stop(last, "anchors (&name) are not supported; write the value out");
    }
    Optional<String> tag = switch (event) {
      case ScalarEvent scalar -> scalar.getTag();
      case CollectionStartEvent collection -> collection.getTag();
      default -> Optional.empty();
    };
    if (tag.isPresent()) {
      throw problems.stop(last, "tags (!name) are not supported; write the value without "
          + Tree.quote(tag.get().replaceFirst("^" + Tag.PREFIX, "!!")));
    }
  }
}
