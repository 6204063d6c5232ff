package lanewise.run;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lanewise.console.DataOption;
import lanewise.console.ExitCode;
import lanewise.console.Session;
import lanewise.data.FileCheck;
import lanewise.data.PublishedDataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lanewise data verify`: compares the files of a dataset with the published ones.
@Command(
    name = "verify",
    description = {
      "Compare the files of a dataset with the published ones, by SHA-256.",
      "Exit code 4 if one is missing or differs."
    },
    footer = {"", "Examples:", "  ./lanewise data verify mnist", "  ./lanewise data verify mnist --data /data"})
final class DataVerifyCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(paramLabel = "NAME", description = "mnist or fashion-mnist")
  PublishedDataset dataset;

  @Mixin DataOption data;

  DataVerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return report(FileCheck.verify(dataset, session.dataFolders(data.folder)), session).status();
  }

  /// One line for each file.
  static ExitCode report(List<FileCheck> checks, Session session) {
    boolean whole = true;
    for (FileCheck check : checks) {
      session.out().println(check.status().name().toLowerCase(Locale.ROOT)
          + "  " + check.path() + "  " + check.detail());
      whole &= check.status() == FileCheck.Status.OK || check.status() == FileCheck.Status.UNPROVEN;
    }
    return whole ? ExitCode.OK : ExitCode.DATA;
  }
}
