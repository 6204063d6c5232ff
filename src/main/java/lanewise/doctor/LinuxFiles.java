package lanewise.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The files by which Linux tells about itself. On another system there are none.
///
/// @param root `/`, or a folder that stands for it
record LinuxFiles(Path root) {

  /// The content without surrounding blanks; empty if the file is not there or cannot be read.
  ///
  /// @param path from the root
  Optional<String> text(String path) {
    try {
      return Optional.of(Files.readString(root.resolve(path), StandardCharsets.ISO_8859_1).strip());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// The lines; none if the file is not there.
  Stream<String> lines(String path) {
    return text(path).stream().flatMap(String::lines);
  }

  /// The content if it is a whole number of at most 18 digits, which a `long` holds.
  OptionalLong number(String path) {
    Optional<String> text = text(path).filter(content -> content.matches("-?\\d{1,18}"));
    return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
  }

  /// A line of `/proc/meminfo` in bytes, such as `MemTotal:       24684092 kB`.
  OptionalLong meminfo(String name) {
    return lines("proc/meminfo")
        .filter(line -> line.matches(name + ":\\s*\\d{1,15} kB"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst();
  }

  /// The distinct contents of a file that each processor has one of, sorted.
  ///
  /// @param path from the processor's folder, such as `topology/thread_siblings_list`
  List<String> ofProcessors(String path) {
    Path folder = root.resolve("sys/devices/system/cpu");
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .map(processor -> processor.getFileName().toString())
          .filter(name -> name.matches("cpu\\d+"))
          .flatMap(name -> text("sys/devices/system/cpu/" + name + "/" + path).stream())
          .distinct()
          .sorted()
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }
}
