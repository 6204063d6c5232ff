package lanewise.run;

import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.config.Arms;
import lanewise.config.Kernels;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.console.StartChecks;
import lanewise.kernels.KernelSets;
import lanewise.measure.Roofline;
import lanewise.parallel.BatchParallel;
import lanewise.results.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/// `lanewise probe`: what this machine can do at best, at each of its vector widths, which takes a JVM each.
@Command(
    name = "probe",
    description = {
      "Measure what limits every kernel: fused multiply-adds in registers (GFLOP/s),",
      "and L1, L2 and DRAM bandwidth (GB/s; 'update' is y += a * x), all threads",
      "together. Takes a few seconds for each line."
    },
    footer = {"", "Example:", "  ./lanewise probe --threads 1,2"})
final class ProbeCommand implements Callable<Integer> {

  private static final List<OptionalInt> X86_WIDTHS =
      List.of(OptionalInt.of(512), OptionalInt.of(256), OptionalInt.of(128));
  /// The bandwidth of DRAM takes 64 MiB for each thread.
  private static final int HEAP_MIB_OF_A_THREAD = 80;
  private static final int HEAP_MIB = 256;

  private final Session session;

  @Option(names = "--threads", split = ",", paramLabel = "N",
      description = "Thread counts (else 1, 2, 4, ... and one for each core).")
  List<Integer> threads = defaultThreads(Runtime.getRuntime().availableProcessors());

  @Option(names = "--json", description = "Print the figures as a JSON array.")
  boolean json;

  @Option(names = "--no-color", description = "No colours; so does the environment variable NO_COLOR.")
  boolean noColor;

  @Option(names = "--this-jvm", hidden = true, paramLabel = "K",
      description = "Measure one kernel set in this JVM, a JSON line for each thread count.")
  Kernels thisJvm;

  ProbeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    StartChecks.requireVectorModule();
    StartChecks.requireFma();
    for (int count : threads) {
      if (count < 1 || count > Arms.MOST_THREADS) {
        throw new Refusal(ExitCode.USAGE, "--threads must be from 1 to " + Arms.MOST_THREADS + ", found " + count);
      }
    }
    if (thisJvm != null) {
      var kernels = KernelSets.named(thisJvm.label());
      threads.forEach(count ->
          session.out().println(Json.line(Roofline.measure(kernels, new BatchParallel(count)))));
      return ExitCode.OK.status();
    }
    var rooflines = new ArrayList<Roofline>();
    rooflines.addAll(measured(Kernels.SCALAR, OptionalInt.empty()));
    for (OptionalInt bits : widths(System.getProperty("os.arch"))) {
      rooflines.addAll(measured(Kernels.VECTOR, bits));
    }
    session.out().print(json ? Json.pretty(rooflines) : RooflineTable.of(rooflines, noColor ? Ansi.OFF : Ansi.AUTO));
    return ExitCode.OK.status();
  }

  /// Widths to ask for; empty means the only one that there is.
  static List<OptionalInt> widths(String architecture) {
    return architecture.equals("amd64") ? X86_WIDTHS : List.of(OptionalInt.empty());
  }

  /// Powers of two below the number of cores, and that number.
  static List<Integer> defaultThreads(int cores) {
    return IntStream.concat(IntStream.iterate(1, count -> count < cores, count -> 2 * count), IntStream.of(cores))
        .boxed()
        .toList();
  }

  /// The figures of one JVM; none if the machine does not have that width, where the JVM takes the next one it has.
  private List<Roofline> measured(Kernels kernels, OptionalInt bits) {
    List<String> flags = TrialLaunch.flags(bits, System.getProperty("os.arch"));
    int most = threads.stream().mapToInt(Integer::intValue).max().orElseThrow();
    flags.add("-Xmx" + (HEAP_MIB + most * HEAP_MIB_OF_A_THREAD) + "m");
    List<String> command = TrialLaunch.java(flags, System.getProperty("java.class.path"));
    command.addAll(List.of(Main.class.getName(), "probe", "--this-jvm", kernels.label(), "--threads",
        threads.stream().map(String::valueOf).collect(Collectors.joining(","))));
    var rooflines = new ArrayList<Roofline>();
    ChildProcess.Ending ending = new ChildProcess(session.stop(), session.err(), _ -> { })
        .run(command, line -> accept(line, rooflines));
    if (ending.exitStatus() != ExitCode.OK.status()) {
      throw new Refusal(ExitCode.ENVIRONMENT, "the JVM that measures ended with status " + ending.exitStatus()
          + ": " + ending.lastWords() + "; its command was " + String.join(" ", command));
    }
    rooflines.removeIf(roofline -> bits.isPresent() && roofline.vectorBits() != bits.getAsInt());
    return rooflines;
  }

  private static boolean accept(String line, List<Roofline> rooflines) {
    try {
      return rooflines.add(Json.read(line, Roofline.class));
    } catch (JsonParseException _) {
      return false;
    }
  }
}
