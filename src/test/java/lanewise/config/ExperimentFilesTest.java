package lanewise.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lanewise.config.Training.Batching;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The experiments that come with Lanewise.
class ExperimentFilesTest {

  private static final Path FOLDER = Path.of("experiments");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static TrainingExperiment read(String name, String... overrides) {
    return (TrainingExperiment) Experiments.read(FOLDER.resolve(name + ".yaml"), List.of(overrides));
  }

  @ParameterizedTest
  @MethodSource("files")
  void isReadableAndNamedLikeItsFile(Path file) {
    assertEquals(file.getFileName().toString(), Experiments.read(file, List.of()).name() + ".yaml");
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysWhatItShows(Path file) throws IOException {
    assertTrue(Files.readString(file).startsWith("# "), file.toString());
  }

  @Test
  void theIssuesExperimentsAreThere() throws IOException {
    var names = files().stream().map(file -> file.getFileName().toString()).toList();
    assertTrue(names.containsAll(List.of("quickstart.yaml", "mnist-lenet.yaml", "mnist-best.yaml", "paper-mnist.yaml",
        "franke-regression.yaml")), names.toString());
  }

  @Test
  void theQuickstartComparesScalarAndVectorWithoutFiles() {
    var quickstart = read("quickstart");
    assertEquals("synthetic-digits", quickstart.dataset().value().name());
    assertEquals(List.of(Kernels.SCALAR, Kernels.VECTOR),
        quickstart.trials().stream().map(trial -> trial.arm().kernels()).toList());
  }

  @Test
  void thePapersExperimentHasThePapersSetting() {
    var paper = read("paper-mnist");
    assertEquals(7500, paper.dataset().value().train().orElseThrow());
    assertEquals(2500, paper.dataset().value().validation().orElseThrow());
    assertEquals(new Batching.Count(10), paper.training().batching().value());
    assertEquals(new Scheduler.Adam(0.001, 0.9, 0.999, 1e-8), paper.training().scheduler());
    assertEquals(1e-5, paper.training().lambda());
    assertEquals(100, paper.training().epochs());
  }

  @Test
  void theOptionsOfTheIssueWork() {
    var lenet = read("mnist-lenet", "training.epochs=1", "arms.kernels=[vector]",
        "network.layers.0.convolution.maps=4");
    assertEquals(1, lenet.training().epochs());
    assertEquals(2, lenet.trials().size());
    assertEquals(4, ((Layer.Convolution) lenet.network().layers().getFirst().value()).maps());
  }
}
