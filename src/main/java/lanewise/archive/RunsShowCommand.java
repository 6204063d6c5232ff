package lanewise.archive;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lanewise.config.yaml.Tree;
import lanewise.console.ExitCode;
import lanewise.console.Session;
import lanewise.console.TextTable;
import lanewise.console.TextTable.Column;
import lanewise.results.DamagedRunException;
import lanewise.results.Environment;
import lanewise.results.Json;
import lanewise.results.RunManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lanewise runs show`: where a run comes from, what its arms came to, and its files.
@Command(
    name = "show",
    description = "Show where a run comes from, what its arms came to, and its files.",
    footer = {
      "",
      "Examples:",
      "  ./lanewise runs show last",
      "  ./lanewise runs show quickstart/last~1 --json"
    })
final class RunsShowCommand implements Callable<Integer> {

  private static final TextTable<RunFile> FILES = new TextTable<>(List.of(
      new Column<>("file", false, RunFile::name),
      new Column<>("size", true, file -> FileSize.of(file.bytes()))));

  /// What `--json` prints.
  private record Shown(
      RunEntry run, Optional<RunManifest> manifest, List<ArmResult> arms, List<RunFile> files, String reproduce) {}

  private final Session session;

  @Parameters(paramLabel = "RUN", description = "Its folder, id, the beginning of one, or last, last~1, ...")
  String reference;

  @Mixin RunsOptions options;

  RunsShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Path folder = options.archive(session).find(reference);
    ArchivedRun run = ArchivedRun.of(folder);
    List<ArmResult> arms = arms(folder);
    String again = ShellCommand.of(List.of("reproduce", folder.toString()));
    if (options.json) {
      session.out().print(
          Json.pretty(new Shown(RunEntry.of(run), run.manifest(), arms, run.files(), again)));
    } else {
      session.out().print(facts(run, again) + "\n" + arms(arms) + FILES.of(run.files(), options.ansi()));
    }
    return ExitCode.OK.status();
  }

  /// The arms; of a table that is not one, none.
  private List<ArmResult> arms(Path folder) {
    try {
      return ArmResult.of(folder);
    } catch (DamagedRunException e) {
      session.err().println(e.getMessage());
      return List.of();
    }
  }

  private String facts(ArchivedRun run, String again) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("status", run.status() + run.manifest()
        .map(manifest -> ", " + run.finishedTrials() + " of " + manifest.trials() + " trials").orElse(""));
    run.findings().forEach(finding -> facts.merge("damage", finding, (all, next) -> all + "\n" + next));
    run.manifest().ifPresent(manifest -> {
      facts.put("started", manifest.started());
      facts.put("resumed", String.join("\n", manifest.resumed()));
      facts.put("finished", manifest.finished());
      facts.put("command", ShellCommand.of(manifest.commandLine()));
      facts.put("commit", run.commit().orElse(""));
      facts.put("config", manifest.configSha256());
      facts.put("data", manifest.dataSha256());
      environment(manifest.environment(), facts);
    });
    facts.put("again", again);
    facts.values().removeIf(value -> value == null || value.isEmpty());
    var text = new StringBuilder(options.ansi().string("@|bold " + run.name() + "|@")).append('\n');
    facts.forEach((name, value) ->
        text.append("%-10s%s%n".formatted(name,
            value.lines().map(Tree::printable).collect(Collectors.joining("\n" + " ".repeat(10))))));
    return text.toString();
  }

  private static void environment(Environment environment, Map<String, String> facts) {
    facts.put("cpu", environment.cpu() + ", " + environment.cores() + " cores, "
        + FileSize.of(environment.memoryBytes()) + " of memory");
    facts.put("os", environment.os());
    facts.put("jvm", environment.jvm());
    facts.put("flags", environment.jvmFlags());
  }

  private String arms(List<ArmResult> arms) {
    if (arms.isEmpty()) {
      return "";
    }
    boolean kernels = arms.stream().anyMatch(ArmResult::countsTime);
    var table = new TextTable<ArmResult>(List.of(
        new Column<>("work", false, ArmResult::work),
        new Column<>("arm", false, ArmResult::arm),
        new Column<>(kernels ? "ns" : "images/s", true, ArmText::median),
        new Column<>("speed-up", true, arm -> ArmText.number("%.2fx", arm.speedUp())),
        new Column<>("95 %", false, ArmText::interval),
        new Column<>("verdict", false, arm -> ArmText.text(arm.verdict())),
        new Column<>("GFLOP/s", true, arm -> ArmText.number("%.1f", arm.gflops())),
        new Column<>("of peak", true, arm -> ArmText.number("%.0f %%", arm.percentOfPeak())),
        new Column<>("accuracy", true, ArmText::accuracy),
        new Column<>("weights", false, ArmText::weights),
        new Column<>("status", false, ArmResult::status)));
    return table.of(arms, options.ansi()) + "\n";
  }
}
