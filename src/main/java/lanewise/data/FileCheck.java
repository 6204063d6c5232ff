package lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lanewise.storage.Sha256;

/// What became of comparing one file with its published original.
///
/// @param file name of the (uncompressed) file
/// @param path the file found, or where it would be
/// @param detail what was found, for people: both digests where they differ
public record FileCheck(String file, Path path, Status status, String detail) {

  /// The outcome of a comparison.
  public enum Status {
    /// The content is the published one.
    OK,
    /// Neither the plain nor the `.gz` file is there.
    MISSING,
    /// The content is another one, or damaged.
    DIFFERS,
    /// Present and of the right length, but no digest is published for this form of it.
    UNPROVEN
  }

  /// Compares the files of a dataset in the folder where a run would find them.
  public static List<FileCheck> verify(PublishedDataset dataset, DataFolders folders) {
    Path folder;
    try {
      folder = folders.locate(dataset.name(), Optional.empty(), dataset.fileNames());
    } catch (MissingDataException e) {
      folder = folders.fetchFolder(dataset.name());
    }
    return verify(dataset, folder);
  }

  /// Compares the files of a dataset in that very folder.
  static List<FileCheck> verify(PublishedDataset dataset, Path folder) {
    return dataset.files().stream().map(file -> of(file, folder)).toList();
  }

  static FileCheck of(PublishedFile file, Path folder) {
    return DataFolders.find(folder, file.name())
        .map(path -> compare(file, path))
        .orElseGet(() -> new FileCheck(
            file.name(), folder.resolve(file.gzipName()), Status.MISSING, "neither plain nor .gz is there"));
  }

  /// Compares one file, whatever it is called.
  static FileCheck compare(PublishedFile file, Path path) {
    try {
      if (file.gzipSha256().isPresent() && ContentStream.isGzip(path)) {
        String expected = file.gzipSha256().get();
        String found = gzipSha256(path);
        if (found.equals(expected)) {
          return new FileCheck(file.name(), path, Status.OK, "gzip file as published, SHA-256 " + found);
        }
      }
      return compareContent(file, path);
    } catch (IOException | DataFormatException e) {
      return new FileCheck(file.name(), path, Status.DIFFERS, "cannot be read: " + e.getMessage());
    }
  }

  private static String gzipSha256(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      var sha256 = new Sha256();
      sha256.add(in, Long.MAX_VALUE);
      return sha256.hex();
    }
  }

  private static FileCheck compareContent(PublishedFile file, Path path) throws IOException {
    var sha256 = new Sha256();
    long bytes;
    try (InputStream in = ContentStream.open(path)) {
      bytes = sha256.add(in, file.bytes() + 1);
    }
    if (bytes != file.bytes()) {
      String found = bytes > file.bytes() ? "more" : Long.toString(bytes);
      return new FileCheck(file.name(), path, Status.DIFFERS,
          "published are " + file.bytes() + " bytes of content, found " + found);
    }
    String found = sha256.hex();
    if (file.contentSha256().isEmpty()) {
      return new FileCheck(file.name(), path, Status.UNPROVEN,
          "present, no published SHA-256 of the uncompressed content; found " + found);
    }
    String expected = file.contentSha256().get();
    return found.equals(expected)
        ? new FileCheck(file.name(), path, Status.OK, "content as published, SHA-256 " + found)
        : new FileCheck(file.name(), path, Status.DIFFERS, "published SHA-256 " + expected + ", found " + found);
  }
}
