package lanewise.doctor;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import lanewise.console.DataOption;
import lanewise.console.Session;
import lanewise.results.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lanewise doctor`: what is wrong here, and how to mend it.
@Command(
    name = "doctor",
    description = {
      "Check Java, its vectors, the machine, its disks and the datasets: a line for",
      "each, and how to mend what is not as it should be. 'note' is good to know,",
      "'warn' may spoil figures, with 'fail' Lanewise does not work."
    },
    footer = {
      "",
      "Examples:",
      "  ./lanewise doctor",
      "  ./lanewise doctor --data ~/datasets --results /scratch/results",
      "  ./lanewise doctor --json > machine.json",
      "",
      "Exit codes: 0 nothing fails, 3 something of the environment does, 4 a dataset",
      "is damaged."
    })
public final class DoctorCommand implements Callable<Integer> {

  /// Wide enough for any line: output that is no terminal is not wrapped.
  private static final int UNWRAPPED = 1000;

  private final Session session;
  private final long trialHeapBytes;

  @Mixin DataOption data;

  @Option(names = "--results", paramLabel = "DIR", description = "Where run folders are made (else results/).")
  Optional<Path> results;

  @Option(names = "--json", description = "Print what was found as JSON.")
  boolean json;

  @Option(names = "--no-color", description = "No colours; so does the environment variable NO_COLOR.")
  boolean noColor;

  /// @param trialHeapBytes that a trial may take
  public DoctorCommand(Session session, long trialHeapBytes) {
    this.session = session;
    this.trialHeapBytes = trialHeapBytes;
  }

  @Override
  public Integer call() {
    var examination = new Examination(new LinuxFiles(Path.of("/")), session.environment(),
        results.orElseGet(session::defaultResults), session.dataFolders(data.folder), trialHeapBytes);
    Diagnosis diagnosis = examination.diagnosis();
    session.out().print(json ? Json.pretty(diagnosis)
        : diagnosis.text(noColor ? Ansi.OFF : Ansi.AUTO, session.columns().orElse(UNWRAPPED)));
    return diagnosis.code().status();
  }
}
