package lanewise.doctor;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// The memory that this process can have at all: the machine's, or the limit of its control group (container).
public final class MachineMemory {

  /// What a JVM needs beside its heap, for code, threads and libraries.
  public static final long BESIDE_HEAP_BYTES = 256L << 20;

  private MachineMemory() {}

  /// Bytes; empty where the system does not tell.
  public static OptionalLong bytes() {
    return bytes(new LinuxFiles(Path.of("/")));
  }

  static OptionalLong bytes(LinuxFiles linux) {
    return LongStream.concat(linux.meminfo("MemTotal").stream(), new Cgroup(linux).memoryBytes().stream()).min();
  }
}
