package lanewise.config.yaml;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Guesses which name a mistyped word was meant to be.
public final class NearestName {

  private NearestName() {}

  /// The name with the fewest edits from `word`, if they are at most a third of its length (two for short names, one
  /// for names of up to three letters). Case does not count. The first of equally near names wins.
  public static Optional<String> of(String word, Collection<String> names) {
    return names.stream()
        .filter(name -> distance(word, name) <= tolerance(name))
        .min(Comparator.comparingInt(name -> distance(word, name)));
  }

  private static int tolerance(String name) {
    return name.length() <= 3 ? 1 : Math.max(2, name.length() / 3);
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
  static int distance(String from, String to) {
    var a = from.toLowerCase(Locale.ROOT);
    var b = to.toLowerCase(Locale.ROOT);
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    Arrays.setAll(last, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
