package lanewise.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.StopSignal;

/// Runs a JVM of its own to its end. The child's stdin stays open as long as this process lives, however it ends; a
/// byte on it asks the child to stop, and its end tells that nobody waits any more. [Supervisor] is the child's side of
/// this.
final class ChildProcess {

  /// How a child ended.
  ///
  /// @param lastWords the last lines of its stdout that were no results, where the JVM complains about its flags, and
  ///     of its stderr
  record Ending(int exitStatus, String lastWords) {}

  private final StopSignal stop;
  private final OutputStream talk;
  private final Consumer<String> log;

  /// @param stop ends the child
  /// @param talk receives the child's stderr
  /// @param log receives its lines, and those of the child's stdout that are no results
  ChildProcess(StopSignal stop, OutputStream talk, Consumer<String> log) {
    this.stop = stop;
    this.talk = talk;
    this.log = log;
  }

  /// Starts `command` and waits for its end. Its stderr is passed on as it comes, without the JVM's
  /// line about incubator modules.
  ///
  /// @param results receives the lines of its stdout as they come, and tells of each whether it is a result
  Ending run(List<String> command, Predicate<String> results) {
    try {
      Process child = new ProcessBuilder(command).start();
      stop.onRequest(() -> askToStop(child));
      var relay = new StderrRelay(talk, log);
      var relayed = CompletableFuture.runAsync(() -> relay.relay(child.getErrorStream()), Thread.ofVirtual()::start);
      var stdoutWords = new LastWords();
      try {
        read(child.getInputStream(), results, stdoutWords);
      } catch (RuntimeException unwanted) { // A result that cannot be kept: the child need not go on.
        abandon(child);
        throw unwanted;
      }
      int status = child.waitFor();
      relayed.join();
      stop.onRequest(() -> { });
      return new Ending(status, Stream.of(stdoutWords.toString(), relay.lastWords())
          .filter(words -> !words.isEmpty())
          .collect(Collectors.joining("; ")));
    } catch (IOException e) {
      throw new Refusal(ExitCode.ENVIRONMENT, "cannot start " + command.getFirst() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while a child process ran", e);
    }
  }

  private void read(InputStream stdout, Predicate<String> results, LastWords words) throws IOException {
    try (var lines = new BufferedReader(new InputStreamReader(stdout, StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        if (!results.test(line)) {
          log.accept(line);
          words.add(line);
        }
      }
    }
  }

  private static void askToStop(Process child) {
    try {
      child.getOutputStream().write('\n');
      child.getOutputStream().flush();
    } catch (IOException _) {
      // It has ended already.
    }
  }

  private static void abandon(Process child) {
    try {
      child.getOutputStream().close();
    } catch (IOException _) {
      // It has ended already.
    }
  }
}
