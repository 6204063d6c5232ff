package lanewise.config.yaml;

import java.util.List;
import java.util.regex.Pattern;

/// Values from the command line, put into a tree before anybody reads its meaning: `training.epochs=1`,
/// `arms.kernels=[vector]`, `network.layers.0.convolution.maps=4`.
///
/// The path goes through keys and, in lists, through indices from 0. The value is YAML; an empty one takes the key
/// away, so that its default counts. Mappings that a path needs and the file does not have are made, and a word that
/// stands for a mapping of defaults (`scheduler: adam`) becomes that mapping. Whether the keys exist is found out when
/// the tree is bound, at the option's own location.
public final class Overrides {

  private static final String ARMS = "arms";
  private static final Pattern ARM_SETTING = Pattern.compile("arms\\.(dataset|network|training)\\..+");

  private Overrides() {}

  /// `tree` with the settings applied in order; what cannot be applied goes into `problems`.
  ///
  /// @param settings each `path=value`
  public static Tree apply(Tree tree, List<String> settings, Problems problems) {
    var result = tree;
    for (var setting : settings) {
      try {
        result = apply(result, setting, Location.of("--set " + setting));
      } catch (ConfigException e) {
        problems.addAll(e.problems());
      }
    }
    return result;
  }

  /// `tree` with one setting applied.
  ///
  /// @param setting `path=value`
  /// @param at where messages say that it stands
  /// @throws ConfigException if it cannot be applied
  public static Tree apply(Tree tree, String setting, Location at) {
    var problems = new Problems();
    int equals = setting.indexOf('=');
    var path = equals < 0 ? List.<String>of() : path(setting.substring(0, equals).strip());
    if (path.isEmpty() || path.contains("")) {
      throw problems.stop(at, "must be a dotted path and a value, like --set training.epochs=1");
    }
    if (path.size() > TreeReader.MAX_DEPTH) {
      throw problems.stop(at, "has a path of " + path.size() + " names; the deepest has " + TreeReader.MAX_DEPTH);
    }
    var value = TreeReader.value(at, setting.substring(equals + 1), problems);
    problems.throwIfAny();
    return put(tree, path, 0, value);
  }

  /// The keys on the way. Below `arms` a path is itself a key: `arms.training.batch` is `training.batch` in `arms`.
  private static List<String> path(String text) {
    return ARM_SETTING.matcher(text).matches()
        ? List.of(ARMS, text.substring(ARMS.length() + 1))
        : List.of(text.split("\\.", -1));
  }

  private static Tree put(Tree tree, List<String> path, int depth, Tree value) {
    if (depth == path.size()) {
      return value;
    }
    var name = path.get(depth);
    return switch (tree) {
      case Tree.Sequence list -> {
        int index = index(list, path, depth, value.at());
        yield list.with(index, put(list.items().get(index), path, depth + 1, value));
      }
      case Tree.Mapping mapping -> putKey(mapping, path, depth, value);
      case Tree.Scalar word when word.isNothing() || word.text().equals(name) ->
          putKey(new Tree.Mapping(word.at(), List.of()), path, depth, value);
      case Tree.Scalar other -> throw new Problems().stop(value.at(),
          where(path, depth) + " is " + other.describe() + " and has no key " + Tree.quote(name));
    };
  }

  private static Tree putKey(Tree.Mapping mapping, List<String> path, int depth, Tree value) {
    var name = path.get(depth);
    var old = mapping.find(name);
    var inner = old.map(Tree.Entry::value).orElse(Tree.Scalar.nothing(value.at()));
    var keyAt = old.map(Tree.Entry::at).orElse(value.at());
    return mapping.with(new Tree.Entry(keyAt, name, put(inner, path, depth + 1, value)));
  }

  private static int index(Tree.Sequence list, List<String> path, int depth, Location option) {
    var name = path.get(depth);
    int size = list.items().size();
    if (name.matches("[0-9]{1,9}") && Integer.parseInt(name) < size) {
      return Integer.parseInt(name);
    }
    throw new Problems().stop(option, where(path, depth) + " is a list of " + size
        + (size == 0 ? "" : ", numbered 0 to " + (size - 1)) + "; found " + Tree.quote(name));
  }

  private static String where(List<String> path, int depth) {
    return depth == 0 ? "the file" : String.join(".", path.subList(0, depth));
  }
}
