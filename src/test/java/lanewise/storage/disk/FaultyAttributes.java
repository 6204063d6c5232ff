package lanewise.storage.disk;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import lanewise.storage.disk.FaultyDisk.Content;
import lanewise.storage.disk.FaultyDisk.Folder;
import lanewise.storage.disk.FaultyDisk.Node;

/// What is known of a file of a [FaultyDisk].
record FaultyAttributes(Node node) implements BasicFileAttributes {

  @Override
  public FileTime lastModifiedTime() {
    return FileTime.fromMillis(node instanceof Content file ? file.modified : 0);
  }

  @Override
  public FileTime lastAccessTime() {
    return lastModifiedTime();
  }

  @Override
  public FileTime creationTime() {
    return lastModifiedTime();
  }

  @Override
  public boolean isRegularFile() {
    return node instanceof Content;
  }

  @Override
  public boolean isDirectory() {
    return node instanceof Folder;
  }

  @Override
  public boolean isSymbolicLink() {
    return false;
  }

  @Override
  public boolean isOther() {
    return false;
  }

  @Override
  public long size() {
    return node.bytes();
  }

  @Override
  public Object fileKey() {
    return System.identityHashCode(node);
  }
}
