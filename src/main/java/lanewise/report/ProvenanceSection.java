package lanewise.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.results.Environment;
import lanewise.results.RunManifest;

/// Where the figures come from: the command, the machine, the files.
final class ProvenanceSection implements Section {

  private static final double GIB = 1L << 30;

  private final Path page;

  /// @param page the file that links are relative to
  ProvenanceSection(Path page) {
    this.page = page;
  }

  @Override
  public String id() {
    return "provenance";
  }

  @Override
  public String title() {
    return "Environment and files";
  }

  @Override
  public String of(Runs runs) {
    return runs.all().stream()
        .map(run -> (runs.several() ? Html.heading("Run " + (runs.all().indexOf(run) + 1) + ": " + run.id()) : "")
            + run.manifest().map(ProvenanceSection::facts).orElse("") + files(run))
        .collect(Collectors.joining());
  }

  private static String facts(RunManifest manifest) {
    var facts = new StringBuilder();
    facts.append("<pre class=\"command\" tabindex=\"0\">").append(Html.escaped("./lanewise "
        + manifest.commandLine().stream().map(ProvenanceSection::shellWord).collect(Collectors.joining(" "))))
        .append("</pre>\n");
    facts.append("<dl>");
    fact(facts, "started", manifest.started());
    fact(facts, "finished", manifest.finished());
    Environment environment = manifest.environment();
    fact(facts, "CPU", environment.cpu());
    fact(facts, "cores", String.valueOf(environment.cores()));
    fact(facts, "memory", Digits.few(environment.memoryBytes() / GIB) + " GiB");
    fact(facts, "operating system", environment.os());
    fact(facts, "JVM", environment.jvm());
    fact(facts, "commit", environment.commit());
    fact(facts, "config SHA-256", manifest.configSha256());
    fact(facts, "data SHA-256", manifest.dataSha256());
    return facts.append("</dl>\n").toString();
  }

  private static void fact(StringBuilder facts, String name, String value) {
    if (value != null && !value.isEmpty()) {
      facts.append("<dt>").append(name).append("</dt><dd>").append(Html.escaped(value)).append("</dd>");
    }
  }

  /// As a POSIX shell reads it.
  private static String shellWord(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private String files(StoredRun run) {
    try (Stream<Path> files = Files.list(run.folder())) {
      List<String> links = files
          .filter(file -> Files.isRegularFile(file) && file.toString().matches(".*\\.(csv|json|yaml|log)"))
          .sorted()
          .map(this::link)
          .toList();
      return Html.list("files", links);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String link(Path file) {
    Path relative = page.toAbsolutePath().normalize().getParent().relativize(file);
    try {
      String path = relative.toString().replace('\\', '/');
      String address = new URI(null, null, "./" + path, null).toASCIIString();
      return "<a href=\"" + Html.escaped(address) + "\">" + Html.escaped(String.valueOf(file.getFileName())) + "</a>";
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no address for " + file, e);
    }
  }
}
