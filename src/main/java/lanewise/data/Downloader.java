package lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// Fetches published datasets: HTTPS only, redirections included, mirrors in order, through the system's proxy
/// settings. A file appears under its name only once its whole content is proved to be the published one; a failure
/// leaves nothing.
public final class Downloader {

  private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
  private static final int MAX_REDIRECTIONS = 5;
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

  public Downloader() {
    this(Set.of("https"), PATIENCE);
  }

  /// @param schemes the URI schemes that may be opened
  /// @param patience how long to wait for a connection, an answer, or the next bytes
  Downloader(Set<String> schemes, Duration patience) {
    this.schemes = schemes;
    this.patience = patience;
  }

  /// Fetches what is missing of a dataset; files that are there and not refuted stay as they are.
  ///
  /// @return the state of every file afterwards
  /// @throws DownloadException if a file that is there differs from the published one, or no mirror serves a missing
  ///     one
  /// @throws IOException if the folder cannot be written
  public List<FileCheck> fetch(PublishedDataset dataset, DataFolders folders, Progress progress) throws IOException {
    Path folder = folders.fetchFolder(dataset.name());
    for (FileCheck check : FileCheck.verify(dataset, folder)) {
      if (check.status() == FileCheck.Status.DIFFERS) {
        throw new DownloadException(
            check.path() + " is not the published file: " + check.detail() + "\nRemove it, then fetch again.");
      }
    }
    Files.createDirectories(folder);
    List<FileCheck> checks = new ArrayList<>();
    try (var client = newClient()) {
      for (PublishedFile file : dataset.files()) {
        if (DataFolders.find(folder, file.name()).isEmpty()) {
          fetch(client, dataset, file, folder, progress);
        }
        checks.add(FileCheck.of(file, folder));
      }
    }
    return checks;
  }

  private HttpClient newClient() {
    return HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(patience).build();
  }

  private void fetch(HttpClient client, PublishedDataset dataset, PublishedFile file, Path folder, Progress progress)
      throws IOException {
    Path part = folder.resolve("." + file.gzipName() + "." + ProcessHandle.current().pid() + ".part");
    part.toFile().deleteOnExit();
    List<String> failures = new ArrayList<>();
    for (URI mirror : dataset.mirrors()) {
      URI uri = mirror.resolve(file.gzipName());
      try {
        download(client, uri, file, part, progress);
        FileCheck check = FileCheck.compare(file, part);
        if (check.status() != FileCheck.Status.OK) {
          throw new MirrorFailure("serves something else: " + check.detail());
        }
        Files.move(part, folder.resolve(file.gzipName()), StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (MirrorFailure failure) {
        failures.add("  " + uri + ": " + failure.getMessage());
      } finally {
        Files.deleteIfExists(part);
      }
    }
    throw new DownloadException("cannot fetch " + file.gzipName() + " of dataset '" + dataset.name() + "':\n"
        + String.join("\n", failures)
        + "\nTry again later, or put the file into " + folder + " by hand.");
  }

  private void download(HttpClient client, URI uri, PublishedFile file, Path part, Progress progress)
      throws IOException, MirrorFailure {
    HttpResponse<InputStream> response = open(client, uri);
    OptionalLong total = response.headers().firstValueAsLong("Content-Length");
    try (InputStream in = response.body();
        var guard = new StallGuard(in, patience);
        var out = FileChannel.open(part,
            StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
      byte[] buffer = new byte[1 << 16];
      long received = 0;
      for (int read = read(in, buffer, guard); read >= 0; read = read(in, buffer, guard)) {
        received += read;
        if (received > file.bytes() + GZIP_ALLOWANCE) {
          throw new MirrorFailure("sends more than " + (file.bytes() + GZIP_ALLOWANCE) + " bytes");
        }
        for (var bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
          out.write(bytes);
        }
        progress.received(file, uri, received, total);
      }
      out.force(true);
    }
  }

  private int read(InputStream in, byte[] buffer, StallGuard guard) throws MirrorFailure {
    try {
      int read = in.read(buffer);
      guard.progress();
      return read;
    } catch (IOException e) {
      throw guard.stalled()
          ? new MirrorFailure("sent nothing for " + patience.toSeconds() + " s")
          : new MirrorFailure("broke off: " + e.getMessage());
    }
  }

  private HttpResponse<InputStream> open(HttpClient client, URI first) throws MirrorFailure {
    URI uri = first;
    for (int redirections = 0; redirections <= MAX_REDIRECTIONS; redirections++) {
      if (!schemes.contains(uri.getScheme()) || uri.getHost() == null) {
        throw new MirrorFailure("leads to " + uri + "; only " + String.join(", ", schemes) + " is allowed");
      }
      HttpResponse<InputStream> response = send(client, uri);
      if (response.statusCode() == 200) {
        return response;
      }
      close(response);
      uri = redirection(uri, response);
    }
    throw new MirrorFailure("redirects more than " + MAX_REDIRECTIONS + " times");
  }

  private HttpResponse<InputStream> send(HttpClient client, URI uri) throws MirrorFailure {
    try {
      return client.send(HttpRequest.newBuilder(uri).timeout(patience).build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new MirrorFailure("no answer: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DownloadException("interrupted while fetching " + uri);
    }
  }

  private static void close(HttpResponse<InputStream> response) throws MirrorFailure {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new MirrorFailure("broke off: " + e.getMessage());
    }
  }

  /// Where an answer other than 200 leads.
  private static URI redirection(URI uri, HttpResponse<InputStream> response) throws MirrorFailure {
    int status = response.statusCode();
    if (!REDIRECTIONS.contains(status)) {
      throw new MirrorFailure("answers with status " + status);
    }
    String location = response.headers().firstValue("Location").orElse("");
    try {
      return uri.resolve(new URI(location));
    } catch (URISyntaxException e) {
      throw new MirrorFailure("redirects (status " + status + ") to '" + location + "', which is no address");
    }
  }

  /// Why one mirror did not serve; the next one is tried.
  private static final class MirrorFailure extends Exception {
    MirrorFailure(String message) {
      super(message);
    }
  }
}
