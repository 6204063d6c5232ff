package lanewise.run;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.results.Json;
import lanewise.results.TrialRecord;

/// One trial in a JVM of its own. The child's stdin stays open as long as this process lives and wants the result: its
/// end is the child's sign to stop.
final class TrialProcess {

  /// How a child ended.
  ///
  /// @param record what it told, if it got that far
  /// @param lastWords the last lines of its stdout, where the JVM complains about its flags, and of its stderr
  record Outcome(int exitStatus, Optional<TrialRecord> record, String lastWords) {}

  private final Session session;
  private final Consumer<String> log;

  /// @param log receives the lines of the child's stderr
  TrialProcess(Session session, Consumer<String> log) {
    this.session = session;
    this.log = log;
  }

  /// Starts `command` and waits for its end.
  Outcome run(List<String> command) {
    try {
      Process child = new ProcessBuilder(command).start();
      session.stop().onRequest(() -> close(child));
      var relay = new StderrRelay(session.err(), log);
      var relayed = CompletableFuture.runAsync(() -> relay.relay(child.getErrorStream()), Thread.ofVirtual()::start);
      var stdoutWords = new LastWords();
      Optional<TrialRecord> record = record(child.getInputStream(), stdoutWords);
      int status = child.waitFor();
      relayed.join();
      session.stop().onRequest(() -> { });
      String lastWords = Stream.of(stdoutWords.toString(), relay.lastWords())
          .filter(words -> !words.isEmpty())
          .collect(Collectors.joining("; "));
      return new Outcome(status, record, lastWords);
    } catch (IOException e) {
      throw new Refusal(ExitCode.ENVIRONMENT, "cannot start " + command.getFirst() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while a trial ran", e);
    }
  }

  /// The trial's line among whatever JVM flags make the JVM print on stdout.
  private Optional<TrialRecord> record(InputStream stdout, LastWords words) throws IOException {
    Optional<TrialRecord> record = Optional.empty();
    for (String line : new String(stdout.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
      try {
        record = Optional.of(Json.read(line, TrialRecord.class));
      } catch (JsonParseException _) {
        log.accept(line);
        words.add(line);
      }
    }
    return record;
  }

  private static void close(Process child) {
    try {
      child.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell a trial to stop", e);
    }
  }
}
