package lanewise.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lanewise.config.yaml.Tree;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.console.StartChecks;
import lanewise.image.ImageException;
import lanewise.kernels.KernelSet;
import lanewise.kernels.KernelSets;
import lanewise.model.Architecture;
import lanewise.model.Cnn;
import lanewise.model.Cost;
import lanewise.results.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lanewise predict`: what a trained network says of pictures.
@Command(
    name = "predict",
    description = {
      "Show pictures to a trained network: the class of each, and how sure it is.",
      "MODEL is a file of 'run --save-model', or a checkpoint. A picture of another",
      "size than the network's input is scaled, colours become grey if the network has",
      "one channel, and what is transparent counts as white. Exit code 4 if a picture",
      "or the model is damaged; the other pictures are predicted all the same."
    },
    footer = {
      "",
      "Examples:",
      "  ./lanewise predict digits.model seven.png two.png",
      "  ./lanewise predict digits.model --invert scan.jpg",
      "  ./lanewise predict digits.model seven.png --json"
    })
public final class PredictCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(index = "0", paramLabel = "MODEL", description = "Model file.")
  Path model;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "IMAGE", description = "PNG or JPEG files.")
  List<Path> pictures;

  @Option(names = "--invert", description = {
    "Make dark light and light dark: networks of MNIST and of the",
    "synthetic digits know light digits on a dark ground."
  })
  boolean invert;

  @Option(names = "--threshold", paramLabel = "P",
      description = "Of a binary network: from which output on it is class 1 (else as trained).")
  Optional<Double> threshold;

  @Option(names = "--all", description = "The probability of every class, not only the three likeliest.")
  boolean all;

  @Option(names = "--kernels", paramLabel = "K", defaultValue = "vector",
      description = "Kernel set: vector (so it is anyway) or scalar; the outputs have the same bits.")
  String kernels;

  @Option(names = "--json", description = "Print an array with an object for each picture, every class in it.")
  boolean json;

  @Option(names = "--no-color", description = "No colours; so does the environment variable NO_COLOR.")
  boolean noColor;

  public PredictCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    KernelSet set = kernelSet();
    StoredModel stored = StoredModel.read(model);
    requireThreshold(stored.architecture());
    List<Prediction> predictions = predictions(stored.network(set),
        threshold.orElse(stored.experiment().training().threshold()));
    List<Prediction> good = predictions.stream().filter(prediction -> prediction.problem().isEmpty()).toList();
    if (json) {
      session.out().print(Json.pretty(predictions));
    } else if (!good.isEmpty()) {
      session.out().print(PredictionTable.of(good, all, noColor ? Ansi.OFF : Ansi.AUTO));
    }
    return (good.size() == predictions.size() ? ExitCode.OK : ExitCode.DATA).status();
  }

  private List<Prediction> predictions(Cnn network, double threshold) {
    var input = new PictureInput(network.architecture().input(), invert,
        line -> session.err().println(Tree.printable(line)));
    var predictions = new ArrayList<Prediction>();
    for (Path picture : pictures) {
      String name = Tree.printable(picture.toString());
      Prediction prediction;
      try {
        prediction = Prediction.of(name, network, input.of(picture), threshold);
      } catch (ImageException refused) {
        prediction = Prediction.failed(name, Tree.printable(refused.getMessage()));
      }
      prediction.problem().ifPresent(session.err()::println);
      predictions.add(prediction);
    }
    return predictions;
  }

  private KernelSet kernelSet() {
    if (!KernelSets.NAMES.contains(kernels)) {
      throw new Refusal(ExitCode.USAGE, "--kernels is one of " + KernelSets.NAMES + ", found '" + kernels + "'");
    }
    StartChecks.requireFma();
    if (kernels.equals("vector")) {
      StartChecks.requireVectorModule();
    }
    return KernelSets.named(kernels);
  }

  private void requireThreshold(Architecture architecture) {
    if (threshold.isEmpty()) {
      return;
    }
    if (architecture.cost() != Cost.LOGISTIC || architecture.output().size() != 1) {
      throw new Refusal(ExitCode.USAGE, "--threshold is for binary networks, with one output; " + model + " has "
          + architecture.output().size() + " for " + architecture.cost().task() + ": leave it out");
    }
    double given = threshold.get();
    if (!(given >= 0 && given <= 1)) {
      throw new Refusal(ExitCode.USAGE, "--threshold must be from 0 to 1, found " + given);
    }
  }
}
