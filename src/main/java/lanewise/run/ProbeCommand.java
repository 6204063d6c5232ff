package lanewise.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
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

  @Option(names = "--supervised", hidden = true, description = "End at a byte on stdin, and with it.")
  boolean supervised;

  ProbeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (supervised) {
      Supervisor.obeyAtOnce();
    }
    StartChecks.requireVectorModule();
    StartChecks.requireFma();
    for (int count : threads) {
      if (count < 1 || count > Arms.MOST_THREADS) {
        throw new Refusal(ExitCode.USAGE, "--threads must be from 1 to " + Arms.MOST_THREADS + ", found " + count);
      }
    }
    if (thisJvm != null) {
      var kernels = KernelSets.named(thisJvm.set());
      threads.forEach(count ->
          session.out().println(Json.line(Roofline.measure(kernels, new BatchParallel(count)))));
      return ExitCode.OK.status();
    }
    var probe = new RooflineProbe(session);
    var rooflines = new ArrayList<Roofline>();
    rooflines.addAll(probe.measure(Kernels.SCALAR, OptionalInt.empty(), threads));
    for (OptionalInt bits : widths(System.getProperty("os.arch"))) {
      rooflines.addAll(probe.measure(Kernels.VECTOR, bits, threads));
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
}
