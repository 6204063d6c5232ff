package lanewise.run;

import java.util.stream.Stream;
import lanewise.console.ExitCode;
import lanewise.results.Status;

/// What the end of a trial means for the exit code of its run, and that for the status of the run.
final class RunCodes {

  private RunCodes() {}

  /// @param exitStatus of the trial's process
  static ExitCode code(Status status, int exitStatus) {
    return switch (status) {
      case OK -> exitStatus == ExitCode.STORAGE.status() ? ExitCode.STORAGE : ExitCode.OK;
      case DIVERGED -> ExitCode.DIVERGED;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case FAILED -> Stream.of(ExitCode.USAGE, ExitCode.DATA, ExitCode.STORAGE)
          .filter(code -> code.status() == exitStatus)
          .findFirst().orElse(ExitCode.FAILED);
    };
  }

  static Status status(ExitCode code) {
    return switch (code) {
      case OK -> Status.OK;
      case DIVERGED -> Status.DIVERGED;
      case INTERRUPTED -> Status.INTERRUPTED;
      default -> Status.FAILED;
    };
  }
}
