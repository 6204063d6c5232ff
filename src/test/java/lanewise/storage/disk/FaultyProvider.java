package lanewise.storage.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import lanewise.storage.disk.FaultyDisk.Content;
import lanewise.storage.disk.FaultyDisk.Folder;
import lanewise.storage.disk.FaultyDisk.Node;

/// What can be done with files of a [FaultyDisk]: as much as the program does.
final class FaultyProvider extends FileSystemProvider {

  private final FaultyDisk disk;

  FaultyProvider(FaultyDisk disk) {
    this.disk = disk;
  }

  private Node node(Path path) throws IOException {
    Node node = disk.root();
    for (Path name : absolute(path)) {
      node = node instanceof Folder folder ? folder.live.get(name.toString()) : null;
      if (node == null) {
        throw new NoSuchFileException(path.toString());
      }
    }
    return node;
  }

  private Folder parent(Path path) throws IOException {
    if (node(absolute(path).getParent()) instanceof Folder folder) {
      return folder;
    }
    throw new FileSystemException(path.toString(), null, "Not a directory");
  }

  private static Path absolute(Path path) {
    return FaultyPath.plain(path).toAbsolutePath().normalize();
  }

  private static String name(Path path) {
    return absolute(path).getFileName().toString();
  }

  @Override
  public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (options.contains(StandardOpenOption.CREATE_NEW) || options.contains(StandardOpenOption.CREATE)) {
      Node there = parent(path).live.get(name(path));
      if (there != null && options.contains(StandardOpenOption.CREATE_NEW)) {
        throw new FileAlreadyExistsException(path.toString());
      }
      if (there == null) {
        disk.step();
        parent(path).live.put(name(path), new Content());
      }
    }
    return new FaultyChannel(disk, node(path), options.contains(StandardOpenOption.APPEND));
  }

  @Override
  public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options,
      FileAttribute<?>... attributes) throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
      throws IOException {
    var entries = new ArrayList<Path>();
    for (String name : ((Folder) node(folder)).live.keySet()) {
      if (filter.accept(folder.resolve(name))) {
        entries.add(folder.resolve(name));
      }
    }
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return entries.iterator();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    if (parent(folder).live.containsKey(name(folder))) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    disk.step();
    parent(folder).live.put(name(folder), new Folder());
  }

  @Override
  public void delete(Path path) throws IOException {
    if (node(path) instanceof Folder folder && !folder.live.isEmpty()) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    disk.step();
    parent(path).live.remove(name(path));
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    Node moved = node(source);
    Folder folder = parent(target);
    disk.step();
    parent(source).live.remove(name(source));
    folder.live.put(name(target), moved);
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    node(path);
  }

  @Override
  public FileStore getFileStore(Path path) {
    return disk.fileSystem().new Store();
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
      throws IOException {
    return type.cast(new FaultyAttributes(node(path)));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) throws IOException {
    node(path);
    return Map.of(); // What the default methods ask for when they only want to know whether the file is there.
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return node(path) == node(other);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
    return null;
  }

  @Override
  public boolean isHidden(Path path) {
    return name(path).startsWith(".");
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return disk.fileSystem();
  }

  @Override
  public Path getPath(URI uri) {
    return disk.path(uri.getPath());
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
    throw new UnsupportedOperationException();
  }
}
