package lanewise.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// The last few lines of a stream that are neither blank nor progress, which is where a dying program says why.
final class LastWords {

  private static final int LINES = 3;
  private static final Pattern STACK_FRAME = Pattern.compile("at [\\w.$/@]+\\(|\\.\\.\\. \\d+ more");

  private final Deque<String> lines = new ArrayDeque<>();

  void add(String line) {
    String text = line.strip();
    if (text.isEmpty() || TrialProgress.isProgress(text) || STACK_FRAME.matcher(text).lookingAt()) {
      return;
    }
    lines.addLast(text);
    if (lines.size() > LINES) {
      lines.removeFirst();
    }
  }

  /// One line; empty if nothing was said.
  @Override
  public String toString() {
    return String.join("; ", lines);
  }
}
