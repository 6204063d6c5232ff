package lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import lanewise.storage.AtomicFiles;
import lanewise.storage.StorageException;
import lanewise.storage.TemporaryFiles;

/// Fetches published datasets: HTTPS only, redirections included, mirrors in order, through the proxy that the
/// environment or Java's own settings name. A file appears under its name only once its whole content is proved to be
/// the published one; a failure leaves nothing, and what a fetch that was killed left, the next one removes.
public final class Downloader {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  /// By how much a gzip file may be longer than its content.
  private static final int GZIP_ALLOWANCE = 1 << 16;

  /// Hears how a download goes on.
  @FunctionalInterface
  public interface Progress {
    /// @param received bytes of the compressed file so far
    /// @param total bytes of the compressed file, if the mirror says
    void received(PublishedFile file, URI mirror, long received, OptionalLong total);
  }

  private final Set<String> schemes;
  private final Duration patience;
  private final Map<String, String> environment;

  /// @param environment the variables of the process, of which `HTTPS_PROXY` and `NO_PROXY` are heeded, in upper and
  ///     lower case
  public Downloader(Map<String, String> environment) {
    this(environment, Set.of("https"), PATIENCE);
  }

  /// @param schemes the URI schemes that may be opened
  /// @param patience how long to wait for a connection, an answer, or the next bytes
  Downloader(Map<String, String> environment, Set<String> schemes, Duration patience) {
    this.environment = environment;
    this.schemes = schemes;
    this.patience = patience;
  }

  /// Fetches what is missing of a dataset; files that are there and not refuted stay as they are.
  ///
  /// @return the state of every file afterwards
  /// @throws DownloadException if a file that is there differs from the published one, no mirror serves a missing one,
  ///     or the proxy's address is none
  /// @throws StorageException if the folder cannot be written
  public List<FileCheck> fetch(PublishedDataset dataset, DataFolders folders, Progress progress) {
    Path folder = folders.fetchFolder(dataset.name());
    for (FileCheck check : FileCheck.verify(dataset, folder)) {
      if (check.status() == FileCheck.Status.DIFFERS) {
        throw new DownloadException(
            check.path() + " is not the published file: " + check.detail() + "\nRemove it, then fetch again.");
      }
    }
    Optional<EnvironmentProxy> proxy = EnvironmentProxy.of(environment);
    List<FileCheck> checks = new ArrayList<>();
    try (var client = new MirrorClient(schemes, patience, proxy)) {
      AtomicFiles.createFolders(folder);
      TemporaryFiles.removeAbandoned(folder);
      for (PublishedFile file : dataset.files()) {
        if (DataFolders.find(folder, file.name()).isEmpty()) {
          fetch(client, proxy, dataset, file, folder, progress);
        }
        checks.add(FileCheck.of(file, folder));
      }
    } catch (IOException e) {
      throw new StorageException(folder, e, "name another folder with --data DIR");
    }
    return checks;
  }

  private void fetch(MirrorClient client, Optional<EnvironmentProxy> proxy, PublishedDataset dataset,
      PublishedFile file, Path folder, Progress progress) throws IOException {
    Path target = folder.resolve(file.gzipName());
    List<String> failures = new ArrayList<>();
    for (URI mirror : dataset.mirrors()) {
      URI uri = mirror.resolve(file.gzipName());
      Path part = TemporaryFiles.newName(folder);
      part.toFile().deleteOnExit();
      try {
        download(client, uri, file, part, progress);
        FileCheck check = FileCheck.compare(file, part);
        if (check.status() != FileCheck.Status.OK) {
          throw new MirrorFailure(
              "serves something else: " + check.detail().replace(part.toString(), file.gzipName()));
        }
        AtomicFiles.publish(part, target);
        return;
      } catch (MirrorFailure failure) {
        String through = proxy.filter(p -> p.isFor(uri)).map(p -> " through proxy " + p).orElse("");
        failures.add("  " + uri + through + ": " + failure.getMessage());
      } catch (IOException failure) {
        Files.deleteIfExists(part); // and then see how much is free
        throw StorageException.withNeed(target, file.bytes(), failure);
      } finally {
        Files.deleteIfExists(part);
      }
    }
    throw new DownloadException("cannot fetch " + file.gzipName() + " of dataset '" + dataset.name() + "':\n"
        + String.join("\n", failures)
        + "\nTry again later, " + (proxy.isPresent() ? "" : "set HTTPS_PROXY if the web is behind a proxy, ")
        + "or put the file into " + folder + " by hand.");
  }

  private void download(MirrorClient client, URI uri, PublishedFile file, Path part, Progress progress)
      throws IOException, MirrorFailure {
    HttpResponse<InputStream> response = client.open(uri);
    OptionalLong total = announced(response);
    long limit = file.bytes() + GZIP_ALLOWANCE;
    try (InputStream in = response.body();
        var guard = new StallGuard(in, patience);
        var out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      byte[] buffer = new byte[1 << 16];
      long received = 0;
      for (int read = read(in, buffer, guard); read >= 0; read = read(in, buffer, guard)) {
        received += read;
        guard.received(received);
        if (received > limit) {
          throw new MirrorFailure("sends more than " + limit + " bytes");
        }
        for (var bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
          out.write(bytes);
        }
        progress.received(file, uri, received, total);
      }
      out.force(true);
    }
  }

  private static OptionalLong announced(HttpResponse<?> response) {
    try {
      return response.headers().firstValueAsLong("Content-Length");
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private int read(InputStream in, byte[] buffer, StallGuard guard) throws MirrorFailure {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new MirrorFailure(guard.stalled()
          ? "sent hardly anything for " + patience.toSeconds() + " s"
          : "broke off: " + e.getMessage());
    }
  }
}
