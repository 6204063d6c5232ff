package lanewise.storage.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// A disk in memory that fails when it is told to, and knows which of its content would outlast a power failure.
///
/// Its calls are counted that change something, or force it to the disk.
public final class FaultyDisk {

  /// What goes wrong.
  public enum Fault {
    /// The call fails, those after it do not.
    ONCE,
    /// The call does half of its work if it is a write, and fails; those after it do not.
    HALF_WAY,
    /// The call fails, and so do all after it.
    FOR_EVER,
    /// The machine stops at the call.
    POWER
  }

  /// The machine has stopped: nothing that it was to do is done any more.
  public static final class PowerFailure extends Error {
    PowerFailure() {
      super("no power");
    }
  }

  static final String FULL = "No space left on device";

  private final FaultyFileSystem fileSystem = new FaultyFileSystem(this);
  private final long capacity;
  private final int longestWrite;
  private Folder root = new Folder();
  private int calls;
  private int failAt = Integer.MAX_VALUE;
  private Fault fault = Fault.ONCE;

  /// A disk that takes as much as it is given.
  public FaultyDisk() {
    this(Long.MAX_VALUE, Integer.MAX_VALUE);
  }

  /// @param capacity bytes of all files together
  /// @param longestWrite so many bytes a call writes at most, and says so
  public FaultyDisk(long capacity, int longestWrite) {
    this.capacity = capacity;
    this.longestWrite = longestWrite;
  }

  /// A path on this disk.
  ///
  /// @param absolute with slashes
  public Path path(String absolute) {
    return fileSystem.getPath(absolute);
  }

  /// Begins to count calls anew; the one of this number, from 1, fails.
  public void failAt(int call, Fault how) {
    calls = 0;
    failAt = call;
    fault = how;
  }

  /// From now on nothing fails.
  public void heal() {
    failAt = Integer.MAX_VALUE;
  }

  /// How many calls there were since the count began.
  public int calls() {
    return calls;
  }

  /// What is there after the power comes back.
  ///
  /// @param entries whether changes of folders that were not forced happened to get to the disk all the same; content
  ///     of files that was not forced never does here
  public void restart(boolean entries) {
    heal();
    root = root.survivor(entries);
  }

  /// All files by their path, as text.
  public Map<String, String> files() {
    var files = new TreeMap<String, String>();
    collect("", root, files);
    return files;
  }

  private static void collect(String path, Folder folder, Map<String, String> files) {
    folder.live.forEach((name, node) -> {
      switch (node) {
        case Folder below -> collect(path + "/" + name, below, files);
        case Content file -> files.put(path + "/" + name, new String(file.live, StandardCharsets.ISO_8859_1));
      }
    });
  }

  FaultyFileSystem fileSystem() {
    return fileSystem;
  }

  Folder root() {
    return root;
  }

  /// Counts a call, which fails if it is its turn.
  void step() throws IOException {
    if (itsTurn()) {
      throw failure();
    }
  }

  private boolean itsTurn() {
    calls++;
    return calls == failAt || calls > failAt && (fault == Fault.FOR_EVER || fault == Fault.POWER);
  }

  private IOException failure() {
    if (fault == Fault.POWER) {
      throw new PowerFailure();
    }
    return new IOException("Input/output error");
  }

  /// Appends to a file or overwrites it, and returns how many bytes were taken.
  int write(Content file, byte[] bytes, int position) throws IOException {
    boolean fails = itsTurn();
    int count = Math.min(bytes.length, longestWrite);
    if (fails) {
      if (fault == Fault.HALF_WAY) {
        file.put(bytes, count / 2, position);
      }
      throw failure();
    }
    long growth = Math.max(0, position + count - file.live.length);
    if (growth > free()) {
      throw new IOException(FULL);
    }
    file.put(bytes, count, position);
    return count;
  }

  long free() {
    return capacity - root.bytes();
  }

  /// A file or a folder.
  sealed interface Node {
    long bytes();

    Node survivor(boolean entries);
  }

  /// A file; of its content survives what was forced.
  static final class Content implements Node {
    byte[] live = {};
    private byte[] forced = {};
    long modified = System.currentTimeMillis();
    boolean locked;

    private void put(byte[] bytes, int count, int position) {
      byte[] longer = Arrays.copyOf(live, Math.max(live.length, position + count));
      System.arraycopy(bytes, 0, longer, position, count);
      live = longer;
      modified = System.currentTimeMillis();
    }

    void force() {
      forced = live.clone();
    }

    @Override
    public long bytes() {
      return live.length;
    }

    @Override
    public Node survivor(boolean entries) {
      var survivor = new Content();
      survivor.live = forced.clone();
      survivor.forced = survivor.live;
      return survivor;
    }
  }

  /// A folder; of its entries survive those that were forced.
  static final class Folder implements Node {
    final Map<String, Node> live = new TreeMap<>();
    private Map<String, Node> forced = Map.of();

    void force() {
      forced = Map.copyOf(live);
    }

    @Override
    public long bytes() {
      return live.values().stream().mapToLong(Node::bytes).sum();
    }

    @Override
    public Folder survivor(boolean entries) {
      var survivor = new Folder();
      (entries ? live : forced).forEach((name, node) -> survivor.live.put(name, node.survivor(entries)));
      survivor.force();
      return survivor;
    }
  }
}
