package lanewise.run;

import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import lanewise.config.Kernels;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.measure.Roofline;
import lanewise.results.Json;

/// Measures rooflines in a JVM of their own, as each vector width takes one.
final class RooflineProbe {

  /// The bandwidth of DRAM takes 64 MiB for each thread.
  private static final int HEAP_MIB_OF_A_THREAD = 80;
  private static final int HEAP_MIB = 256;

  private final Session session;

  RooflineProbe(Session session) {
    this.session = session;
  }

  /// The figures of one JVM, for each number of threads; none if the machine does not have that width, where the JVM
  /// takes the next one it has.
  ///
  /// @param bits to ask for; empty for the widest
  /// @throws Refusal if the JVM does not deliver, or was asked to stop
  List<Roofline> measure(Kernels kernels, OptionalInt bits, List<Integer> threads) {
    List<String> flags = TrialLaunch.flags(bits, System.getProperty("os.arch"));
    int most = threads.stream().mapToInt(Integer::intValue).max().orElseThrow();
    flags.add("-Xmx" + (HEAP_MIB + most * HEAP_MIB_OF_A_THREAD) + "m");
    List<String> command = TrialLaunch.java(flags, System.getProperty("java.class.path"));
    command.addAll(List.of(Main.class.getName(), "probe", "--this-jvm", kernels.label(), "--supervised", "--threads",
        threads.stream().map(String::valueOf).collect(Collectors.joining(","))));
    var rooflines = new ArrayList<Roofline>();
    ChildProcess.Ending ending = new ChildProcess(session.stop(), session.err(), _ -> { })
        .run(command, line -> accept(line, rooflines));
    if (ExitCode.onRequest(ending.exitStatus())) {
      throw new Refusal(ExitCode.INTERRUPTED, "stopped before the peak and the bandwidths were measured");
    }
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
