package lanewise.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What the control groups around this process leave to it, in version 1 or 2 of their files. A group is bound by the
/// limits of those that it is in, too, so the least counts.
record Cgroup(LinuxFiles linux) {

  private static final String MOUNT = "sys/fs/cgroup";

  /// Processors' worth of time; empty without a limit.
  OptionalDouble cpus() {
    return folders("cpu")
        .flatMap(folder -> Stream.of(
            linux.text(folder + "/cpu.max").orElse(""),
            linux.text(folder + "/cpu.cfs_quota_us").orElse("") + " "
                + linux.text(folder + "/cpu.cfs_period_us").orElse("")))
        .filter(limit -> limit.matches("[1-9]\\d{0,17} [1-9]\\d{0,17}"))
        .mapToDouble(limit -> {
          String[] quotaAndPeriod = limit.split(" ");
          return Double.parseDouble(quotaAndPeriod[0]) / Double.parseDouble(quotaAndPeriod[1]);
        })
        .min();
  }

  /// Bytes of memory; empty without a limit, for which version 1 writes a number of 19 digits.
  OptionalLong memoryBytes() {
    return folders("memory")
        .flatMap(folder -> Stream.of(folder + "/memory.max", folder + "/memory.limit_in_bytes"))
        .map(linux::number)
        .flatMapToLong(OptionalLong::stream)
        .min();
  }

  /// The folders of the groups that this process is in, from its own up. The first field of a line is 0 in version 2,
  /// which has one tree for all controllers; in version 1 each has its own.
  private Stream<String> folders(String controller) {
    return linux.lines("proc/self/cgroup")
        .map(line -> line.split(":", 3))
        .filter(fields -> fields.length == 3 && fields[2].startsWith("/"))
        .flatMap(fields -> {
          if (fields[1].isEmpty()) {
            return upwards(MOUNT, fields[2]).stream();
          }
          return List.of(fields[1].split(",")).contains(controller)
              ? upwards(MOUNT + "/" + fields[1], fields[2]).stream() : Stream.empty();
        });
  }

  private static List<String> upwards(String tree, String group) {
    var folders = new ArrayList<String>();
    for (String rest = group; rest.length() > 1; rest = rest.substring(0, rest.lastIndexOf('/'))) {
      folders.add(tree + rest);
    }
    folders.add(tree);
    return folders;
  }
}
