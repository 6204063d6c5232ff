package lanewise.data;

import java.util.Optional;

/// One file of a published dataset and how its content is recognised: by the SHA-256 of the uncompressed content, by
/// that of the gzip file exactly as published, or both.
///
/// @param name name of the uncompressed file; mirrors serve it with `.gz` appended
/// @param bytes length of the uncompressed content
/// @param contentSha256 digest of the uncompressed content, where it is established
/// @param gzipSha256 digest of the gzip file as published, where it is established
public record PublishedFile(String name, long bytes, Optional<String> contentSha256, Optional<String> gzipSha256) {

  public PublishedFile {
    if (contentSha256.isEmpty() && gzipSha256.isEmpty()) {
      throw new IllegalArgumentException(name + ": a published file needs at least one digest");
    }
  }

  static PublishedFile ofContent(String name, long bytes, String contentSha256) {
    return new PublishedFile(name, bytes, Optional.of(contentSha256), Optional.empty());
  }

  static PublishedFile ofGzip(String name, long bytes, String gzipSha256) {
    return new PublishedFile(name, bytes, Optional.empty(), Optional.of(gzipSha256));
  }

  String gzipName() {
    return name + ".gz";
  }
}
