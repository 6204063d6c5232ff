package lanewise.bench;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.results.Json;
import lanewise.run.Supervisor;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The process behind `lanewise bench`: runs benchmarks one after the other, each of their parameter combinations in a
/// JVM of its own that inherits this one's flags.
///
/// stdout gets one JSON line for each benchmark, as soon as it is done: the array that JMH would write to a file, or
/// `{"benchmark": ..., "failure": ...}`. JMH's own talk goes to stderr. Exits 1 if a benchmark failed.
@Command(name = "benchmarks")
public final class Benchmarks implements Callable<Integer> {

  /// What a benchmark that failed leaves.
  record Failure(String benchmark, String failure) {}

  private static final int FAILED = 1;
  private static final Predicate<String> NUMBER = Pattern.compile("\\d+").asMatchPredicate();

  @Parameters(description = "Regular expressions; a benchmark runs if its name contains one of them.")
  List<Pattern> patterns = List.of(Pattern.compile(""));

  @Option(names = "--param", description = "NAME=VALUE,VALUE: only these values of a parameter.")
  Map<String, String> params = new LinkedHashMap<>();

  @Option(names = "--short", negatable = true, description = "Few and short iterations.")
  boolean brief;

  @Option(names = "--list", description = "Print the names and run nothing.")
  boolean list;

  private final OutputFormat talk = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);

  /// Runs the command line and ends the JVM.
  public static void main(String[] arguments) {
    Supervisor.obeyAtOnce(); // The launching process has kept what is done.
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }

  @Override
  public Integer call() {
    List<BenchmarkListEntry> benchmarks = BenchmarkList.defaultList().find(talk, List.of(".*"), List.of()).stream()
        .filter(this::isWanted)
        .toList();
    if (list) {
      benchmarks.forEach(benchmark -> System.out.println(benchmark.getUsername()));
      return 0;
    }
    int status = 0;
    for (BenchmarkListEntry benchmark : benchmarks) {
      try {
        System.out.println(json(run(benchmark)));
      } catch (RunnerException failure) {
        System.out.println(Json.line(new Failure(benchmark.getUsername(), reason(failure))));
        status = FAILED;
      }
    }
    return status;
  }

  /// By its name, in which the word Benchmark may be left out: `ConvKernel.forward`.
  private boolean isWanted(BenchmarkListEntry benchmark) {
    String name = benchmark.getUsername();
    String brief = name.replace("Benchmark.", ".");
    return patterns.stream().anyMatch(pattern -> pattern.matcher(name).find() || pattern.matcher(brief).find());
  }

  private Collection<RunResult> run(BenchmarkListEntry benchmark) throws RunnerException {
    Map<String, String[]> known = benchmark.getParams().orElse(Map.of());
    var results = new ArrayList<RunResult>();
    for (Map<String, List<String>> values : combinations(known)) {
      results.addAll(new Runner(options(benchmark.getUsername(), values).build(), talk).run());
    }
    return results;
  }

  /// The parameter values asked for that a benchmark knows; nothing if of some parameter it knows none, as one of
  /// matrix products knows no convolution's shape. Numbers may be any.
  private List<Map<String, List<String>>> combinations(Map<String, String[]> known) {
    var values = new TreeMap<String, List<String>>();
    for (String name : known.keySet()) {
      if (params.containsKey(name)) {
        Set<String> words = Stream.of(known.get(name)).filter(word -> !NUMBER.test(word)).collect(Collectors.toSet());
        values.put(name, Stream.of(params.get(name).split(","))
            .filter(value -> words.isEmpty() || words.contains(value))
            .toList());
      }
    }
    if (values.containsValue(List.of())) {
      return List.of();
    }
    return ConvShape.concerns(known) ? ConvShape.accepted(values) : List.of(values);
  }

  private ChainedOptionsBuilder options(String name, Map<String, List<String>> values) {
    ChainedOptionsBuilder options = new OptionsBuilder()
        .include("^\\Q" + name + "\\E$")
        .shouldFailOnError(true)
        .addProfiler(PeakProfiler.class);
    values.forEach((param, chosen) -> options.param(param, chosen.toArray(String[]::new)));
    if (brief) {
      TimeValue moment = TimeValue.milliseconds(200);
      options.forks(1).warmupIterations(1).warmupTime(moment).measurementIterations(2).measurementTime(moment);
    }
    return options;
  }

  private static String json(Collection<RunResult> results) {
    var text = new ByteArrayOutputStream();
    ResultFormatFactory.getInstance(ResultFormatType.JSON, new PrintStream(text, true, StandardCharsets.UTF_8))
        .writeOut(results);
    return Json.line(JsonParser.parseString(text.toString(StandardCharsets.UTF_8)));
  }

  /// JMH wraps what a benchmark threw, and hides it among the suppressed.
  private static String reason(Throwable failure) {
    Throwable inner = failure.getSuppressed().length > 0 ? failure.getSuppressed()[0] : failure.getCause();
    return inner == null ? failure.toString() : reason(inner);
  }
}
