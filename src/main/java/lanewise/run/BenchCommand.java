package lanewise.run;

import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.console.StartChecks;
import lanewise.results.BenchmarkRecord;
import lanewise.results.BenchmarkResults;
import lanewise.results.Environment;
import lanewise.results.Json;
import lanewise.results.RunFolder;
import lanewise.results.RunLog;
import lanewise.results.Status;
import lanewise.storage.StorageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lanewise bench`: runs JMH benchmarks, which live in a jar of their own, in child JVMs with the flags of trials.
@Command(
    name = "bench",
    description = {
      "Run JMH benchmarks: results into bench.csv and bench.json, a table at the end.",
      "Each benchmark first compares scalar and vector bit for bit. All of them take",
      "hours: choose by pattern and parameters."
    },
    footer = {
      "",
      "Examples:",
      "  ./lanewise bench --list",
      "  ./lanewise bench ConvKernel.forward --param kernels=vector",
      "  ./lanewise bench TrainingStep --param network=LENET --param batch=64",
      "  ./lanewise bench --short ProbeKernel"
    })
final class BenchCommand implements Callable<Integer> {

  private static final String JAR = "lanewise-bench.jar";
  private static final String MAIN = "lanewise.bench.Benchmarks";

  private static final Pattern PROGRESS =
      Pattern.compile("# (Benchmark:|Parameters:|Run progress:|Warmup Iteration)|Iteration ");

  private final Session session;

  @Parameters(arity = "0..*", paramLabel = "PATTERN",
      description = "Regular expressions: what has one of them in its name (else all).")
  List<String> patterns = new ArrayList<>();

  @Option(names = {"-p", "--param"}, paramLabel = "NAME=V,V",
      description = "Only these values of a parameter; may be repeated.")
  List<String> params = new ArrayList<>();

  @Option(names = "--list", description = "Print the names of the benchmarks and run none.")
  boolean list;

  @Option(names = "--short", description = "Few and short iterations: to see that they work.")
  boolean brief;

  @Option(names = "--vector-bits", paramLabel = "N", description = "128, 256 or 512 (else the widest; x86 only).")
  Optional<Integer> vectorBits;

  @Option(names = "--results", paramLabel = "DIR", description = "Where bench/<time> is made (else results/).")
  Optional<Path> results;

  @Option(names = "--json", description = "Print the closing table as JSON.")
  boolean json;

  @Option(names = "--quiet", description = "No progress.")
  boolean quiet;

  @Option(names = "--no-color", description = "No colours; so does the environment variable NO_COLOR.")
  boolean noColor;

  BenchCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    StartChecks.requireVectorModule();
    StartChecks.requireFma();
    patterns.forEach(BenchCommand::requirePattern);
    if (vectorBits.isPresent() && !List.of(128, 256, 512).contains(vectorBits.get())) {
      throw new Refusal(ExitCode.USAGE, "--vector-bits must be 128, 256 or 512, found " + vectorBits.get());
    }
    List<String> names = names();
    if (names.isEmpty()) {
      throw new Refusal(ExitCode.USAGE,
          "no benchmark has " + String.join(" or ", patterns) + " in its name: --list shows the names");
    }
    if (list) {
      names.forEach(session.out()::println);
      return ExitCode.OK.status();
    }
    return measure().status();
  }

  private static void requirePattern(String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new Refusal(ExitCode.USAGE, "'" + pattern + "' is no regular expression: " + e.getDescription());
    }
  }

  private List<String> names() {
    var names = new ArrayList<String>();
    ChildProcess.Ending ending = new ChildProcess(session.stop(), OutputStream.nullOutputStream(), _ -> { })
        .run(command("--list"), names::add);
    if (ExitCode.onRequest(ending.exitStatus())) {
      throw new Refusal(ExitCode.INTERRUPTED, "stopped before any benchmark began");
    }
    if (ending.exitStatus() != ExitCode.OK.status()) {
      throw new Refusal(ExitCode.ENVIRONMENT, died(ending));
    }
    return names;
  }

  private ExitCode measure() {
    RunFolder folder = RunFolder.create(results.orElseGet(session::defaultResults), "bench", Instant.now());
    var measured = new BenchmarkResults(folder, Environment.current());
    ChildProcess.Ending ending;
    try (var log = new RunLog(folder)) {
      List<String> command = command(brief ? "--short" : "--no-short");
      log.write(String.join(" ", command));
      ending = new ChildProcess(session.stop(), OutputStream.nullOutputStream(), line -> talk(line, log))
          .run(command, measured::add);
    } catch (StorageException full) {
      tell(measured.records(), folder);
      throw full;
    }
    tell(measured.records(), folder);
    if (ExitCode.onRequest(ending.exitStatus())) {
      return ExitCode.INTERRUPTED;
    }
    List<BenchmarkRecord> failed = measured.records().stream().filter(row -> row.status() == Status.FAILED).toList();
    failed.forEach(row ->
        session.err().println(row.benchmark() + " failed: " + row.reason() + "; run.log tells more"));
    if (ending.exitStatus() != ExitCode.OK.status() && failed.isEmpty()) {
      session.err().println(died(ending));
    }
    if (measured.records().isEmpty() && ending.exitStatus() == ExitCode.OK.status()) {
      throw new Refusal(ExitCode.USAGE, "no benchmark accepts the parameters " + String.join(" and ", params));
    }
    return ending.exitStatus() == ExitCode.OK.status() ? ExitCode.OK : ExitCode.FAILED;
  }

  /// JMH says much; what tells how far it is goes to the terminal, the rest to the log alone.
  private void talk(String line, RunLog log) {
    log.write(line);
    if (!quiet && PROGRESS.matcher(line).lookingAt()) {
      session.err().println(line);
    }
  }

  private void tell(List<BenchmarkRecord> records, RunFolder folder) {
    if (json) {
      session.out().print(Json.pretty(records));
    } else if (!records.isEmpty()) {
      session.out().print(BenchmarkTable.of(records, noColor ? Ansi.OFF : Ansi.AUTO));
      session.out().println("results: " + folder.path());
      session.out().println("         " + String.join("  ", BenchmarkResults.fileNames()));
    }
  }

  private List<String> command(String mode) {
    OptionalInt bits = vectorBits.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    List<String> flags = TrialLaunch.flags(bits, System.getProperty("os.arch"));
    flags.add("--sun-misc-unsafe-memory-access=allow"); // JMH uses it, and the JVM would warn in every fork
    if (brief) {
      flags.add("-Djmh.ignoreLock=true"); // Figures of moments mean nothing, so other benchmarks cannot spoil them.
    }
    List<String> command = TrialLaunch.java(flags, classPath(System.getProperty("java.class.path")));
    command.addAll(List.of(MAIN, mode));
    params.forEach(param -> command.addAll(List.of("--param", param)));
    command.addAll(patterns);
    return command;
  }

  /// The benchmarks' own jar beside ours, unless they are on our class path, as in an IDE.
  private static String classPath(String ours) {
    if (BenchCommand.class.getResource("/META-INF/BenchmarkList") != null) {
      return ours;
    }
    Path jar = Path.of(ours).resolveSibling(JAR);
    if (!Files.exists(jar)) {
      throw new Refusal(ExitCode.ENVIRONMENT,
          jar + " with the benchmarks is missing: build it with mvn -B -DskipTests package");
    }
    return ours + File.pathSeparator + jar;
  }

  private static String died(ChildProcess.Ending ending) {
    return "the JVM of the benchmarks ended with status " + ending.exitStatus() + ": " + ending.lastWords();
  }
}
