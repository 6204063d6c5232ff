package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lanewise.console.ExitCode;
import lanewise.console.Session;
import lanewise.console.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The help texts of the root, the groups and all commands, whichever there are.
class CommandHelpTest {

  private static final int COLUMNS = 80;
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  static Stream<String> commands() {
    return walk(commandLine()).map(command -> command.getCommandSpec().qualifiedName());
  }

  @Test
  void thereAreCommandsAtAll() {
    assertTrue(commands().toList().containsAll(List.of("lanewise", "lanewise run", "lanewise data fetch")));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandSaysWhatItDoes(String name) {
    assertFalse(String.join("", named(name).getCommandSpec().usageMessage().description()).isBlank());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyArgumentIsDescribed(String name) {
    for (ArgSpec argument : named(name).getCommandSpec().args()) {
      assertTrue(argument.hidden() || !String.join("", argument.description()).isBlank(), argument.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpFitsATerminal(String name) {
    CommandLineRun help = CommandLineRun.of((Object[]) (name + " --help").substring("lanewise ".length()).split(" "));
    assertEquals(0, help.status(), help.err());
    assertTrue(help.out().startsWith("Usage: " + name), help.out());
    help.out().lines().forEach(line -> assertTrue(line.length() <= COLUMNS, line));
    footer(name).forEach(line ->
        assertTrue(!line.startsWith("  ") || line.length() <= COLUMNS, () -> "an example cut in two: " + line));
  }

  /// Picocli takes them for formats: a percent sign has to be written twice, or it complains on stderr.
  @ParameterizedTest
  @MethodSource("commands")
  void allTextsAreFormats(String name) {
    CommandSpec command = named(name).getCommandSpec();
    Stream.of(Stream.of(command.usageMessage().description()), Stream.of(command.usageMessage().footer()),
            command.args().stream().flatMap(argument -> Stream.of(argument.description())))
        .flatMap(texts -> texts)
        .forEach(text -> assertDoesNotThrow(() -> String.format(text), text));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void thereAreExamplesOfTheCommandItself(String name) {
    List<String> examples = examples(name);
    assertFalse(examples.isEmpty(), "no examples");
    for (String example : examples) {
      assertTrue((example + " ").startsWith("./" + name + " "), example);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyExampleCanBeTyped(String name) {
    for (String example : examples(name)) {
      List<String> words = words(example);
      assertDoesNotThrow(
          () -> commandLine().parseArgs(words.subList(1, words.size()).toArray(String[]::new)), example);
      for (String word : words) {
        boolean file = word.startsWith("experiments/") && !word.contains("*");
        assertTrue(!file || Files.exists(Path.of(word)), () -> "there is no " + word);
      }
    }
  }

  /// An option means the same in every command that has it.
  @Test
  void commonOptionsAreDescribedEverywhereInTheSameWords() {
    for (String option : List.of("--data", "--set", "--quiet", "--no-color")) {
      List<String> descriptions = walk(commandLine())
          .flatMap(command -> Stream.ofNullable(command.getCommandSpec().findOption(option)))
          .map(CommandHelpTest::described)
          .distinct()
          .toList();
      assertTrue(descriptions.size() == 1, () -> option + ": " + descriptions);
    }
  }

  @Test
  void theHelpOfAGroupListsTheCommandsBelowIt() {
    walk(commandLine()).filter(command -> !command.getSubcommands().isEmpty()).forEach(group -> {
      String help = group.getUsageMessage();
      group.getSubcommands().keySet().forEach(name ->
          assertTrue(Pattern.compile("(?m)^  " + name + "(,| |$)").matcher(help).find(), name + " in " + help));
    });
    assertTrue(commands().toList().containsAll(List.of("lanewise notebook", "lanewise notebook install")));
  }

  @Test
  void theHelpOfTheRootTellsEveryExitCode() {
    String codes = String.join(" ", commandLine().getCommandSpec().usageMessage().footer());
    codes = codes.substring(codes.indexOf("Exit codes:"));
    for (ExitCode code : ExitCode.values()) {
      assertTrue(Pattern.compile("\\b" + code.status() + "\\b").matcher(codes).find(), code + " in " + codes);
    }
    assertTrue(codes.contains("143"), codes);
  }

  private static String described(OptionSpec option) {
    return String.join(" ", option.description());
  }

  private static Stream<String> footer(String name) {
    return Stream.of(named(name).getCommandSpec().usageMessage().footer()).map(String::format);
  }

  /// The command lines after `Examples:` in the footer, each as one line, without pipes, redirections and remarks.
  private static List<String> examples(String name) {
    return String.join("\n", footer(name).toList()).replaceAll("\\\\\n\\s*", "").lines()
        .dropWhile(line -> !line.matches("Examples?:"))
        .skip(1)
        .takeWhile(line -> line.startsWith("  "))
        .map(line -> line.strip().replaceAll("\\s+([|>]|# ).*", ""))
        .toList();
  }

  /// The words that a shell makes of a line.
  private static List<String> words(String line) {
    return WORD.matcher(line).results().map(CommandHelpTest::word).toList();
  }

  private static String word(MatchResult match) {
    return Stream.of(match.group(1), match.group(2), match.group(3))
        .filter(group -> group != null)
        .findFirst()
        .orElseThrow();
  }

  private static CommandLine named(String qualifiedName) {
    return walk(commandLine())
        .filter(command -> command.getCommandSpec().qualifiedName().equals(qualifiedName))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<CommandLine> walk(CommandLine command) {
    return Stream.concat(Stream.of(command), command.getSubcommands().values().stream().flatMap(CommandHelpTest::walk));
  }

  private static CommandLine commandLine() {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return Main.commandLine(new Session(List.of(), nowhere, nowhere, Map.of(), new StopSignal()),
        new LanewiseCommand());
  }
}
