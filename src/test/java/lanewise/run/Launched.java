package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lanewise.ChildJvm;

/// A command in a process, session and process group of its own, as a terminal starts it. Linux only.
final class Launched implements AutoCloseable {

  /// The fields of `/proc/<pid>/stat` behind the name, which ends with the last parenthesis: state, parent, group,
  /// session.
  private static final int STATE = 0;
  private static final int SESSION = 3;

  private final Process process;
  private final StringBuffer err = new StringBuffer();
  private final Thread reader;

  /// Starts `lanewise` with these arguments. Signals have their usual effect, whatever this JVM was started under; what
  /// goes to stdout is lost.
  Launched(Object... arguments) throws IOException {
    this(Map.of(), arguments);
  }

  /// @param environment variables besides those of this JVM
  Launched(Map<String, String> environment, Object... arguments) throws IOException {
    List<String> java = ChildJvm.command(Main.class, arguments);
    java.add(1, "--add-modules=jdk.incubator.vector");
    var command = new ArrayList<>(List.of("env", "--default-signal=HUP,INT,TERM", "setsid"));
    command.addAll(java);
    var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    process = builder.start();
    reader = Thread.ofVirtual().start(() -> read(process.errorReader(StandardCharsets.UTF_8)));
  }

  private void read(BufferedReader lines) {
    lines.lines().forEach(line -> {
      synchronized (err) {
        err.append(line).append('\n');
        err.notifyAll();
      }
    });
    synchronized (err) {
      err.notifyAll();
    }
  }

  /// Waits until it has said `text` on stderr.
  void awaitTalk(String text) throws InterruptedException {
    synchronized (err) {
      while (err.indexOf(text) < 0) {
        assertTrue(reader.isAlive(), "ended without a word of '" + text + "': " + err);
        err.wait();
      }
    }
  }

  /// Waits for a while, or until it has ended.
  void awaitEnd(long millis) throws InterruptedException {
    process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Sends a signal to the command itself.
  void signal(String name) throws IOException, InterruptedException {
    kill(name, Long.toString(process.pid()));
  }

  /// Sends a signal to all its processes, as a terminal does.
  void signalGroup(String name) throws IOException, InterruptedException {
    kill(name, "-" + process.pid());
  }

  private static void kill(String name, String target) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, "--", target).redirectErrorStream(true).start().waitFor();
  }

  /// Waits for its end.
  int status() throws InterruptedException {
    int status = process.waitFor();
    reader.join();
    return status;
  }

  /// All that it has said on stderr so far.
  String talk() {
    return err.toString();
  }

  /// Asserts that it has ended without a stack trace.
  void assertNoTrace() {
    assertTrue(talk().lines().noneMatch(line -> line.startsWith("\tat ") || line.contains("this is a bug")), talk());
  }

  /// Asserts that within some time none of its processes is left, itself included.
  void assertAllGone(long millis) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!processes().isEmpty() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertEquals(Map.of(), processes(), "left after " + millis + " ms");
  }

  /// The command lines of its processes that live, by their ids.
  private Map<Long, String> processes() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      var found = new TreeMap<Long, String>();
      for (Path one : all.filter(folder -> folder.getFileName().toString().matches("\\d+")).toList()) {
        try {
          String stat = Files.readString(one.resolve("stat"));
          String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
          if (Long.parseLong(fields[SESSION]) == process.pid() && !fields[STATE].equals("Z")) {
            found.put(Long.valueOf(one.getFileName().toString()),
                Files.readString(one.resolve("cmdline")).replace('\0', ' '));
          }
        } catch (NoSuchFileException _) {
          // It has just ended.
        } catch (IOException e) {
          if (Files.exists(one)) {
            throw e;
          }
        }
      }
      return found;
    }
  }

  /// Ends what a failed test left.
  @Override
  public void close() throws IOException {
    processes().keySet().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }
}
