package lanewise.run;

import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import lanewise.results.Json;
import lanewise.results.TrialRecord;

/// One trial in a JVM of its own.
final class TrialProcess {

  /// How a child ended.
  ///
  /// @param record what it told, if it got that far
  /// @param lastWords the last lines of its stdout, where the JVM complains about its flags, and of its stderr
  record Outcome(int exitStatus, Optional<TrialRecord> record, String lastWords) {}

  private final ChildProcess child;

  /// @param log receives the lines of the child's stderr
  TrialProcess(Session session, Consumer<String> log) {
    this.child = new ChildProcess(session.stop(), session.err(), log);
  }

  /// Starts `command` and waits for its end.
  Outcome run(List<String> command) {
    var record = new AtomicReference<TrialRecord>();
    ChildProcess.Ending ending = child.run(command, line -> accept(line, record));
    return new Outcome(ending.exitStatus(), Optional.ofNullable(record.get()), ending.lastWords());
  }

  /// The trial's line stands among whatever JVM flags make the JVM print on stdout.
  private static boolean accept(String line, AtomicReference<TrialRecord> record) {
    try {
      record.set(Json.read(line, TrialRecord.class));
      return true;
    } catch (JsonParseException _) {
      return false;
    }
  }
}
