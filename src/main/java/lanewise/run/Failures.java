package lanewise.run;

import java.io.PrintStream;
import lanewise.checkpoint.CheckpointException;
import lanewise.config.yaml.ConfigException;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.data.DataException;
import lanewise.data.DataRequestException;
import lanewise.image.ImageException;
import lanewise.model.ArchitectureException;
import lanewise.results.DamagedRunException;
import lanewise.results.RunLockedException;
import lanewise.storage.StorageException;

/// The one place that turns what was thrown into a message for people and an exit code.
final class Failures {

  private Failures() {}

  /// The exit code for `failure`.
  static ExitCode code(Throwable failure) {
    return switch (failure) {
      case Refusal refusal -> refusal.code();
      case ConfigException _ -> ExitCode.USAGE;
      case DataRequestException _ -> ExitCode.USAGE;
      case ArchitectureException _ -> ExitCode.USAGE;
      case DataException _ -> ExitCode.DATA;
      case ImageException _ -> ExitCode.DATA;
      case CheckpointException _ -> ExitCode.DATA;
      case DamagedRunException _ -> ExitCode.DATA;
      case StorageException _ -> ExitCode.STORAGE;
      case RunLockedException _ -> ExitCode.STORAGE;
      default -> ExitCode.FAILED;
    };
  }

  /// Tells `failure` on `err` and returns its exit code. What nobody foresaw is called a bug, in one line.
  ///
  /// @param trace whether the stack trace is wanted
  static ExitCode report(Throwable failure, PrintStream err, boolean trace) {
    ExitCode code = code(failure);
    err.println(message(failure));
    if (trace) {
      failure.printStackTrace(err);
    }
    return code;
  }

  /// What to tell people.
  static String message(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return "out of memory (" + failure.getMessage() + "): give trials more with arms: {jvm_flags: [-Xmx4g]}";
    }
    return code(failure) == ExitCode.FAILED
        ? "this is a bug of Lanewise: " + failure + "; the same command with --trace shows where it happened"
        : failure.getMessage();
  }
}
