package lanewise.config;

import static lanewise.config.ExperimentText.SMALLEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArmsTest {

  private static List<String> names(String arms) {
    return SMALLEST.withArms(arms).read().arms().combinations().stream().map(Arm::name).toList();
  }

  @Test
  void anyKeyOfTheFileDistinguishesArms() {
    assertEquals(List.of(
        "scalar, 1 thread, training.batch=32", "scalar, 1 thread, training.batch=256",
        "vector, 1 thread, training.batch=32", "vector, 1 thread, training.batch=256"),
        names("{kernels: [scalar, vector], training.batch: [32, 256]}"));
  }

  @Test
  void settingsMultiplyInTheOrderOfTheFile() {
    assertEquals(List.of(
        "vector, 1 thread, training.seed=1, dataset.train=10", "vector, 1 thread, training.seed=1, dataset.train=20",
        "vector, 1 thread, training.seed=2, dataset.train=10", "vector, 1 thread, training.seed=2, dataset.train=20"),
        names("{training.seed: [1, 2], dataset.train: [10, 20]}"));
  }

  @Test
  void aSchedulerWithItsKeysIsAValue() {
    assertEquals(List.of("vector, 1 thread, training.scheduler=adam",
        "vector, 1 thread, training.scheduler={momentum: {eta: 0.5}}"),
        names("{training.scheduler: [adam, {momentum: {eta: 0.5}}]}"));
  }

  @Test
  void namesLeaveOutWhatIsAsUsual() {
    assertEquals(List.of("vector 256 bits, fft, 2 threads, -Xint"),
        names("{vector_bits: 256, algorithm: fft, threads: 2, jvm_flags: -Xint}"));
    assertEquals(List.of("vector, 1 thread"), names("{}"));
  }

  @Test
  void flagSetsMayHaveNames() {
    var arms = SMALLEST.withArms("{jvm_flags: {default: '', c1: '-XX:TieredStopAtLevel=1'}}").read().arms();
    assertEquals(List.of("vector, 1 thread, default", "vector, 1 thread, c1"),
        arms.combinations().stream().map(Arm::name).toList());
    assertEquals(List.of("", "-XX:TieredStopAtLevel=1"), arms.combinations().stream().map(Arm::jvmFlags).toList());
  }

  @Test
  void scalarWithoutSuperWordBringsItsFlag() {
    Arm arm = SMALLEST.withArms("{kernels: scalar-no-superword, jvm_flags: -Xint}").read().arms().combinations()
        .getFirst();
    assertEquals("scalar-no-superword, 1 thread, -Xint", arm.name());
    assertEquals("-XX:-UseSuperWord -Xint", arm.jvmFlags());
    assertEquals("scalar", arm.kernels().set());
  }

  @Test
  void theBaselineIsTheNamedArmOrTheFirstScalarOneOrTheFirst() {
    assertEquals("scalar, 1 thread", baseline("{kernels: [vector, scalar]}"));
    assertEquals("vector, 1 thread", baseline("{kernels: [vector], threads: [1, 2]}"));
    assertEquals("vector, 2 threads", baseline("{kernels: [scalar, vector], threads: [1, 2], baseline: 'vector, 2 threads'}"));
  }

  private static String baseline(String arms) {
    return SMALLEST.withArms(arms).read().arms().baselineCandidates().getFirst().name();
  }

  @Test
  void anArmRunsTheExperimentWithItsSettings() {
    var experiment = SMALLEST.withArms("{training.batch: [32, 256], training.scheduler: [{momentum: {eta: 0.5}}]}").read();
    var under = Experiments.under(experiment.arms().combinations().getLast(), experiment);
    assertEquals(new Training.Batching.Size(256), under.training().batching().value());
    assertEquals(new Scheduler.Momentum(0.5, 0.9), under.training().scheduler());
  }

  @Test
  void whatIsWrittenReadsBack() {
    var experiment = SMALLEST.withArms("{jvm_flags: {a: '', b: -Xint}, training.batch: [32, 64], "
        + "training.scheduler: [adam, {constant: {eta: 1}}], repeats: 3, baseline: 'vector, 1 thread, a, "
        + "training.batch=32, training.scheduler=adam'}").read();
    assertEquals(experiment, Experiments.parse("again", experiment.toYaml(), List.of()));
  }

  @Test
  void settingsOfTheCommandLineCountUnderEveryArm() {
    var experiment = SMALLEST.withArms("{training.batch: [32]}").read("training.epochs=2");
    var under = Experiments.under(experiment.arms().combinations().getFirst(), experiment);
    assertEquals(2, under.training().epochs());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{training.batch: [32, x]}       | e.yaml:10:29: training.batch must be a whole number of at least 1, found 'x'",
      "{training.batches: [2], training.batch: [2]} | e.yaml:10:48: training has both 'batch' and 'batches'; keep one of them",
      "{training.epoch: [2]}           | e.yaml:10:25: unknown key 'epoch' in training (did you mean 'epochs'?)",
      "{trainin.epochs: [2]}           | e.yaml:10:8: unknown key 'trainin.epochs' in arms; known are kernels, algorithm, threads, vector_bits, jvm_flags, repeats, baseline",
      "{training.batch: [2, 2]}        | e.yaml:10:28: arms.training.batch repeats 2",
      "{training.batch: {}}            | e.yaml:10:24: arms.training.batch must be a list of 1 to 100 values, found a mapping",
      "{network.layers.7: [flatten]}   | e.yaml:10:27: network.layers is a list of 2, numbered 0 to 1; found '7'",
      "{baseline: scalar}              | e.yaml:10:18: arms.baseline must be the name of an arm, found 'scalar'; the arms are 'vector, 1 thread'",
      "{baseline: 'vector, 1 thred'}   | e.yaml:10:18: arms.baseline must be the name of an arm, found 'vector, 1 thred' (did you mean 'vector, 1 thread'?)",
      "{jvm_flags: {'a b': ''}}        | e.yaml:10:20: arms.jvm_flags has the name 'a b', but a name is 1 to 40 letters, digits and . _ -"
  })
  void whatCannotDistinguishArmsIsRefusedAtItsPlace(String arms, String problem) {
    List<String> problems = SMALLEST.withArms(arms).problems();
    assertTrue(problems.contains(problem), problems::toString);
  }

  @Test
  void theCommandLineVariesAnyKeyToo() {
    assertEquals(List.of("vector, 1 thread, training.batch=32", "vector, 1 thread, training.batch=64"),
        SMALLEST.read("arms.training.batch=[32, 64]").arms().combinations().stream().map(Arm::name).toList());
  }

  @Test
  void aWrongBaselineAndAWrongSettingAreToldAtOnce() {
    assertEquals(2, SMALLEST.withArms("{training.batch: [2, x], baseline: none}").problems().size());
  }

  @Test
  void moreArmsThanAnybodyCanRunAreRefused() {
    var values = new StringBuilder("0");
    for (int i = 1; i < 40; i++) {
      values.append(", ").append(i);
    }
    assertEquals(List.of("e.yaml:10:7: arms has 1600 combinations; the most is 1000: take values out, or make several experiments of it"),
        SMALLEST.withArms("{training.seed: [" + values + "], training.lambda: [" + values + "]}").problems());
  }
}
