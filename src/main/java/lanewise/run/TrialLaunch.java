package lanewise.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import lanewise.config.Arm;
import lanewise.config.TrialPlan;
import lanewise.experiments.TrialHeap;
import lanewise.results.Environment;

/// The command that starts a trial: this Java, this class path, and flags that are the same for all arms but for what
/// the arm asks for.
final class TrialLaunch {

  /// One collector and one heap for every arm. Training allocates nothing, so the collector that costs least while idle
  /// serves best, and a fixed heap keeps trials alike on machines of different memory (see [TrialHeap]). Objects start
  /// on cache lines, because that is where kernels let their packed operands start.
  private static final List<String> FLAGS = Stream.concat(
      Stream.of("--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC",
          "-XX:ObjectAlignmentInBytes=64"),
      TrialHeap.flags().stream()).toList();

  /// What all trials of a run are told.
  ///
  /// @param data the folder given with `--data`
  /// @param profile whether to profile the training
  /// @param keeping what to keep of the network
  /// @param quiet whether to tell no progress
  /// @param trace whether to show the stack trace of a failure
  record Options(Optional<Path> data, boolean profile, Keeping keeping, boolean quiet, boolean trace) {

    /// The same, keeping something else.
    Options with(Keeping keeping) {
      return new Options(data, profile, keeping, quiet, trace);
    }
  }

  private TrialLaunch() {}

  /// The JVM flags of an arm; its own come last, so that they win.
  static List<String> flags(Arm arm) {
    return flags(arm, System.getProperty("os.arch"));
  }

  static List<String> flags(Arm arm, String architecture) {
    var flags = flags(arm.vectorBits(), architecture);
    Stream.of(arm.jvmFlags().split("\\s+")).filter(flag -> !flag.isEmpty()).forEach(flags::add);
    return flags;
  }

  /// The JVM flags for vectors of a width; on other architectures than x86 there is only one.
  static List<String> flags(OptionalInt vectorBits, String architecture) {
    var flags = new ArrayList<>(FLAGS);
    if (architecture.equals("amd64") && vectorBits.isPresent()) {
      flags.add("-XX:UseAVX=" + switch (vectorBits.getAsInt()) {
        case 128 -> 1;
        case 256 -> 2;
        default -> 3;
      });
    }
    return flags;
  }

  /// The environment of the trials: this machine and this Java, with the flags that all of them share. What an arm adds
  /// stands in its rows.
  static Environment environment() {
    Environment here = Environment.current();
    return new Environment(here.jvm(), String.join(" ", FLAGS), here.os(), here.cpu(), here.cores(), here.memoryBytes(),
        here.commit());
  }

  /// This Java, with these flags and a class path.
  static List<String> java(List<String> flags, String classPath) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath));
    return command;
  }

  /// The whole command line.
  ///
  /// @param flags of the JVM
  /// @param config the resolved configuration, which does not change while the run lasts
  static List<String> command(List<String> flags, Path config, TrialPlan plan, Options options) {
    List<String> command = java(flags, System.getProperty("java.class.path"));
    command.addAll(List.of(Main.class.getName(), "trial"));
    command.add(config.toString());
    command.addAll(List.of(
        "--kernels", plan.arm().kernels().label(),
        "--algorithm", plan.arm().algorithm().label(),
        "--threads", Integer.toString(plan.arm().threads()),
        "--repeat", Integer.toString(plan.repeat()),
        "--number", Integer.toString(plan.index()),
        "--supervised"));
    plan.arm().overrides().forEach(override -> command.addAll(List.of("--set", override)));
    plan.arm().vectorBits().ifPresent(bits -> command.addAll(List.of("--vector-bits", Integer.toString(bits))));
    options.data().ifPresent(folder -> command.addAll(List.of("--data", folder.toString())));
    if (options.profile()) {
      command.add("--profile");
    }
    options.keeping().run().ifPresent(run -> command.addAll(List.of("--arm", plan.arm().name(), "--checkpoints",
        run.toString(), "--checkpoint-seconds", Double.toString(options.keeping().checkpointSeconds()))));
    options.keeping().model().ifPresent(file -> command.addAll(List.of("--save-model", file.toString())));
    options.keeping().bestModel().ifPresent(file -> command.addAll(List.of("--save-best", file.toString())));
    if (options.quiet()) {
      command.add("--quiet");
    }
    if (options.trace()) {
      command.add("--trace");
    }
    return command;
  }
}
