package lanewise.run;

import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import lanewise.console.DataOption;
import lanewise.console.Session;
import lanewise.data.DataFolders;
import lanewise.data.Downloader;
import lanewise.data.FileCheck;
import lanewise.data.PublishedDataset;
import lanewise.data.PublishedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lanewise data fetch`: downloads a dataset and proves its content.
@Command(
    name = "fetch",
    description = {
      "Download a dataset over HTTPS, check its SHA-256, and put it into the data folder.",
      "Files that are there already are checked and kept. Nothing else in Lanewise opens a connection.",
      "HTTPS_PROXY=http://[USER:PASSWORD@]HOST:PORT and NO_PROXY are heeded."
    },
    footer = {"", "Examples:", "  ./lanewise data fetch mnist", "  ./lanewise data fetch fashion-mnist --data /data"})
final class DataFetchCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(paramLabel = "NAME", description = "mnist or fashion-mnist")
  PublishedDataset dataset;

  @Mixin DataOption data;

  DataFetchCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.stop().finished(); // A download that is cut short leaves nothing, so a signal need not wait for its end.
    DataFolders folders = session.dataFolders(data.folder);
    List<FileCheck> checks = new Downloader(session.environment()).fetch(dataset, folders, this::tell);
    return DataVerifyCommand.report(checks, session).status();
  }

  private void tell(PublishedFile file, URI mirror, long received, OptionalLong total) {
    if (total.isPresent() && received == total.getAsLong()) {
      session.err().println(file.name() + ": " + received + " bytes from " + mirror.getHost());
    }
  }
}
