package lanewise.run;

import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lanewise.console.Session;
import lanewise.results.Json;

/// One trial in a JVM of its own.
///
/// @param <R> what the lines of a child's stdout hold
final class TrialProcess<R> {

  /// What the number of the signal that ended a process is added to.
  private static final int SIGNALLED = 128;

  /// How a child ended.
  ///
  /// @param records what it told, as far as it got
  /// @param lastWords the last lines of its stdout, where the JVM complains about its flags, and of its stderr
  record Outcome<R>(int exitStatus, List<R> records, String lastWords) {

    /// Why a child that was to tell more did not: killed, or refused by the JVM for its flags.
    String loss() {
      return "the trial's process "
          + (exitStatus > SIGNALLED
              ? "was killed (status " + exitStatus + ")"
              : "ended with status " + exitStatus)
          + (lastWords.isEmpty() ? "" : ": " + lastWords);
    }
  }

  private final ChildProcess child;
  private final Class<R> line;

  /// @param log receives the lines of the child's stderr
  /// @param line what each line of its stdout holds
  TrialProcess(Session session, Consumer<String> log, Class<R> line) {
    this.child = new ChildProcess(session.stop(), session.err(), log);
    this.line = line;
  }

  /// Starts `command` and waits for its end.
  Outcome<R> run(List<String> command) {
    var records = new ArrayList<R>();
    ChildProcess.Ending ending = child.run(command, text -> accept(text, records));
    return new Outcome<>(ending.exitStatus(), records, ending.lastWords());
  }

  /// The trial's lines stand among whatever JVM flags make the JVM print on stdout.
  private boolean accept(String text, List<R> records) {
    try {
      return records.add(Json.read(text, line));
    } catch (JsonParseException _) {
      return false;
    }
  }
}
