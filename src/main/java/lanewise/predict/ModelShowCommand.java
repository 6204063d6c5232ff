package lanewise.predict;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import lanewise.console.ExitCode;
import lanewise.console.Session;
import lanewise.results.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lanewise model show`: what a model file says of itself, verified.
@Command(
    name = "show",
    description = {
      "Show the network of a model file or checkpoint: layers, shapes, where it comes",
      "from, how far it is trained. All hashes are verified; exit code 4 if one is wrong."
    },
    footer = {
      "",
      "Examples:",
      "  ./lanewise model show digits.model",
      "  ./lanewise model show digits.model --json"
    })
final class ModelShowCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(paramLabel = "FILE", description = "Model file, or a checkpoint of a run.")
  Path file;

  @Option(names = "--json", description = "Print an object, the whole experiment in it.")
  boolean json;

  ModelShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    StoredModel model = StoredModel.read(file);
    ModelFacts facts = ModelFacts.of(model);
    session.out().print(json ? Json.pretty(facts) : model.architecture().summary() + "\n" + facts.text());
    return ExitCode.OK.status();
  }
}
