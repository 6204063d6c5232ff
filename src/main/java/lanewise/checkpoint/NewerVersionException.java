package lanewise.checkpoint;

import java.nio.file.Path;

/// A file of a layout that only later versions of Lanewise know. It may be as whole as can be.
final class NewerVersionException extends CheckpointException {

  NewerVersionException(Path file, long version) {
    super(file, TensorLayout.VERSION_AT, "written by a newer Lanewise: version " + version + ", this one reads "
        + TensorLayout.VERSION);
  }
}
