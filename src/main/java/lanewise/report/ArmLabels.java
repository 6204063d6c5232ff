package lanewise.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Names of a run's arms for charts, without what all of them have in common: of `vector, 2 threads, training.batch=64`
/// and `vector, 2 threads, training.batch=32` there remain `batch=64` and `batch=32`.
final class ArmLabels {

  private ArmLabels() {}

  /// Labels by name; the names themselves where a label would be empty, or the same for two arms.
  static Map<String, String> of(Collection<String> arms) {
    Set<String> names = new LinkedHashSet<>(arms);
    if (names.size() < 2) {
      return names.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
    }
    Set<String> common = new HashSet<>(parts(names.iterator().next()));
    names.forEach(name -> common.retainAll(parts(name)));
    Map<String, String> labels = names.stream().collect(Collectors.toMap(Function.identity(), name ->
        parts(name).stream().filter(part -> !common.contains(part)).collect(Collectors.joining(", "))));
    Set<String> keys = labels.values().stream()
        .map(label -> label.substring(0, label.indexOf('=') + 1))
        .collect(Collectors.toSet());
    int section = keys.size() == 1 ? keys.iterator().next().lastIndexOf('.') + 1 : 0;
    labels.replaceAll((_, label) -> label.substring(section));
    boolean clear = !labels.containsValue("") && new HashSet<>(labels.values()).size() == names.size();
    return clear ? labels : names.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
  }

  /// What commas separate, except within brackets.
  private static List<String> parts(String name) {
    var parts = new ArrayList<String>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < name.length(); i++) {
      switch (name.charAt(i)) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case ',' -> {
          if (depth == 0) {
            parts.add(name.substring(start, i).strip());
            start = i + 1;
          }
        }
        default -> { }
      }
    }
    parts.add(name.substring(start).strip());
    return parts;
  }
}
