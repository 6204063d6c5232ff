package lanewise.doctor;

import java.util.OptionalLong;

/// Is there memory for a trial?
///
/// @param heapBytes that a trial may take
record MemoryCheck(LinuxFiles linux, long heapBytes) {

  Finding finding() {
    String check = "memory";
    OptionalLong machine = linux.meminfo("MemTotal");
    OptionalLong available = linux.meminfo("MemAvailable");
    if (machine.isEmpty() || available.isEmpty()) {
      return Finding.unseen(check);
    }
    OptionalLong limit = new Cgroup(linux).memoryBytes();
    boolean limited = limit.isPresent() && limit.getAsLong() < machine.getAsLong();
    String found = Bytes.text(available.getAsLong()) + " of " + Bytes.text(machine.getAsLong()) + " are free"
        + (limited ? "; the control group (container) allows " + Bytes.text(limit.getAsLong()) : "");
    long need = heapBytes + MachineMemory.BESIDE_HEAP_BYTES;
    String remedy = "a trial may take " + Bytes.text(need) + ": ";
    if (limited && limit.getAsLong() < need) {
      return Finding.warn(check, found, remedy + "raise the limit (docker run --memory, memory.max), or give trials "
          + "less with arms: {jvm_flags: [-Xmx256m]}");
    }
    return available.getAsLong() >= need ? Finding.ok(check, found)
        : Finding.warn(check, found, remedy + "end what else takes memory, or give trials less with "
            + "arms: {jvm_flags: [-Xmx256m]}");
  }
}
