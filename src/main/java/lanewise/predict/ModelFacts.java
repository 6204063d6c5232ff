package lanewise.predict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lanewise.checkpoint.CheckpointException;
import lanewise.checkpoint.ModelHeader;
import lanewise.checkpoint.TrainingProgress;
import lanewise.kernels.KernelSets;
import lanewise.model.Architecture;
import lanewise.results.EpochRecord;
import lanewise.results.StoredFile;
import lanewise.storage.Sha256;

/// What there is to know of a model file, all of it verified.
///
/// @param bytes length of the file
/// @param sha256 of the file
/// @param parameters weights and biases of all layers
/// @param layers from the first to the output
/// @param tensors those of the schedulers and of the best epoch among them
record ModelFacts(String file, long bytes, String sha256, long seed, String input, String cost, long parameters,
    List<Layer> layers, List<Tensor> tensors, ModelHeader header) {

  /// @param layer in words
  /// @param output shape of what it hands on
  /// @param flops nominal operations of a forward pass of one item
  record Layer(String layer, String output, long parameters, long flops) {}

  record Tensor(String name, List<Integer> shape) {}

  /// @throws CheckpointException if the weights are not those of the network
  static ModelFacts of(StoredModel model) {
    model.network(KernelSets.named("scalar")); // What can be built is verified.
    Architecture architecture = model.architecture();
    var digest = new Sha256();
    long bytes = StoredFile.read(model.file(), content -> digest.add(content, Long.MAX_VALUE));
    return new ModelFacts(model.file().toString(), bytes, digest.hex(), model.experiment().training().seed(),
        architecture.input().toString(), architecture.cost().label(), architecture.parameters(),
        architecture.stages().stream()
            .map(stage -> new Layer(stage.spec().describe(), stage.output().toString(), stage.parameters(),
                stage.flops()))
            .toList(),
        model.tensors().stream().map(tensor -> new Tensor(tensor.name(), tensor.shape())).toList(),
        model.header());
  }

  /// One fact in a line, by name; ends with a line end.
  String text() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("experiment", header.experiment() + ", arm '" + header.arm() + "'");
    facts.put("kernels", header.kernels() + ", convolutions " + header.algorithm());
    facts.put("data", header.dataset() + ", SHA-256 " + header.dataSha256());
    facts.put("cost", cost);
    facts.put("seed", Long.toString(seed));
    facts.put("trained", epochs(header.epochs()) + (header.progress().isPresent() ? ", unfinished" : ""));
    header.testLoss().ifPresent(loss -> facts.put("test", scores(loss, header.testAccuracy())));
    header.progress().ifPresent(progress -> unfinished(progress, facts));
    facts.put("created", header.created());
    facts.put("commit", header.commit());
    facts.put("jvm", header.jvm());
    facts.put("cpu", header.cpu());
    facts.put("config", "SHA-256 " + header.configSha256());
    facts.put("weights", "SHA-256 " + header.weightsSha256());
    facts.put("file", "SHA-256 " + sha256 + String.format(Locale.ROOT, ", %,d bytes", bytes));
    facts.put("verified", "the file, each of its " + tensors.size() + " tensors, the configuration and the weights");
    return facts.entrySet().stream()
        .map(fact -> "%-12s%s\n".formatted(fact.getKey(), printable(fact.getValue())))
        .collect(Collectors.joining());
  }

  private static void unfinished(TrainingProgress progress, Map<String, String> facts) {
    facts.put("at", "epoch " + progress.epoch() + ", " + progress.step() + (progress.step() == 1 ? " step" : " steps")
        + " of it done");
    if (!progress.epochs().isEmpty()) {
      EpochRecord last = progress.epochs().getLast();
      facts.put("epoch " + last.epoch(), "training " + scores(last.trainLoss(), last.trainAccuracy())
          + last.validationLoss().map(loss -> "; validation " + scores(loss, last.validationAccuracy())).orElse(""));
    }
    progress.best().ifPresent(best ->
        facts.put("best", "epoch " + best.epoch() + ", " + scores(best.loss(), best.accuracy())));
  }

  private static String epochs(int count) {
    return count + (count == 1 ? " epoch" : " epochs");
  }

  private static String scores(double loss, Optional<Double> accuracy) {
    return String.format(Locale.ROOT, "loss %.6g", loss)
        + accuracy.map(share -> String.format(Locale.ROOT, ", accuracy %.2f %%", 100 * share)).orElse("");
  }

  /// A file may say anything, but not to the terminal.
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
