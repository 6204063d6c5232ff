package lanewise.measure;

/// Where data lies, by the size of what one thread uses again and again.
public enum MemoryLevel {
  /// Half of the 32 KiB that first-level caches have at least.
  L1(16 << 10),
  /// Half of a second-level cache of 1 MiB.
  L2(512 << 10),
  /// More than caches hold.
  DRAM(64 << 20);

  private final int bytes;

  MemoryLevel(int bytes) {
    this.bytes = bytes;
  }

  /// What one thread uses.
  public int bytes() {
    return bytes;
  }

  int floats() {
    return bytes / Float.BYTES;
  }
}
