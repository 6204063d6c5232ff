package lanewise.storage.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import lanewise.storage.disk.FaultyDisk.Content;
import lanewise.storage.disk.FaultyDisk.Folder;
import lanewise.storage.disk.FaultyDisk.Node;

/// A file or folder of a [FaultyDisk] that somebody has opened.
final class FaultyChannel extends FileChannel {

  private final FaultyDisk disk;
  private final Node node;
  private int position;

  FaultyChannel(FaultyDisk disk, Node node, boolean append) {
    this.disk = disk;
    this.node = node;
    this.position = append ? (int) node.bytes() : 0;
  }

  private Content file() throws IOException {
    if (node instanceof Content file) {
      return file;
    }
    throw new IOException("Is a directory");
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    byte[] content = file().live;
    int count = Math.min(target.remaining(), content.length - position);
    if (count <= 0) {
      return content.length == position ? -1 : 0;
    }
    target.put(content, position, count);
    position += count;
    return count;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    byte[] bytes = new byte[source.remaining()];
    source.duplicate().get(bytes);
    int count = disk.write(file(), bytes, position);
    source.position(source.position() + count);
    position += count;
    return count;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    disk.step();
    switch (node) {
      case Content file -> file.force();
      case Folder folder -> folder.force();
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public FileChannel position(long newPosition) {
    position = Math.toIntExact(newPosition);
    return this;
  }

  @Override
  public long size() {
    return node.bytes();
  }

  @Override
  public FileLock tryLock(long from, long size, boolean shared) throws IOException {
    if (file().locked) {
      return null;
    }
    file().locked = !shared;
    return new FileLock(this, from, size, shared) {
      @Override
      public boolean isValid() {
        return isOpen();
      }

      @Override
      public void release() throws IOException {
        file().locked = false;
      }
    };
  }

  @Override
  protected void implCloseChannel() {
    if (node instanceof Content file) {
      file.locked = false;
    }
  }

  @Override
  public FileLock lock(long from, long size, boolean shared) throws IOException {
    return tryLock(from, size, shared);
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long from, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long from, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(ByteBuffer target, long from) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int write(ByteBuffer source, long from) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long from, long size) {
    throw new UnsupportedOperationException();
  }
}
