package lanewise.archive;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A command line to be pasted into a shell.
final class ShellCommand {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./~-]+");

  private ShellCommand() {}

  /// `./lanewise` with the arguments, in quotes where a shell would take them apart.
  static String of(List<String> arguments) {
    return "./lanewise " + arguments.stream().map(ShellCommand::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
  }
}
