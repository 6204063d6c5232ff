package lanewise.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.results.Environment;
import lanewise.results.Json;
import lanewise.results.RunFolder;
import lanewise.results.RunManifest;
import lanewise.storage.Sha256;

/// A run folder as a training of two arms leaves it, in the making: tests set what they want to be otherwise.
public final class SampleRun {

  public static final String CONFIG = """
      experiment: sample
      network:
        input: [1, 28, 28]
        layers:
          - convolution:
              maps: 2
      training:
        epochs: 2
      """;

  private static final String RUNS_HEADER = "experiment,run_id,trial,status,train_images_per_second,reason\n";
  private static final String ARMS = """
      work,metric,arm,median,speed_up,speed_up_low,speed_up_high,verdict,gflops,percent_of_peak,test_accuracy,\
      weights_sha256,status
      train,train_images_per_second,"scalar, 2 threads",1000,1,,,,10,5,0.975,%1$s,ok
      train,train_images_per_second,"vector, 2 threads",%2$s,%3$s,2.9,3.1,faster,30,15,0.975,%1$s,ok
      """;

  private final Path results;
  private String experiment = "sample";
  private Instant started = Instant.parse("2026-11-22T14:53:18Z");
  private String status = "ok";
  private int trials = 2;
  private int completed = 2;
  private String config = CONFIG;
  private String commit = "0123abcd4567ef890123abcd4567ef890123abcd";
  private String weights = "ab".repeat(32);
  private int speed = 3000;

  public SampleRun(Path results) {
    this.results = results;
  }

  public SampleRun experiment(String name) {
    experiment = name;
    return this;
  }

  public SampleRun started(String time) {
    started = Instant.parse(time);
    return this;
  }

  /// A run that did not end.
  public SampleRun killedAfter(int trialsDone) {
    status = "running";
    completed = trialsDone;
    return this;
  }

  public SampleRun config(String yaml) {
    config = yaml;
    return this;
  }

  public SampleRun commit(String hash) {
    commit = hash;
    return this;
  }

  /// What the second arm came to.
  public SampleRun vector(int imagesPerSecond, String weightsSha256) {
    speed = imagesPerSecond;
    weights = weightsSha256;
    return this;
  }

  /// Writes the folder.
  public Path write() throws IOException {
    String configSha256 = Sha256.of(config.getBytes(StandardCharsets.UTF_8));
    RunFolder folder = RunFolder.create(results, experiment, started, configSha256);
    Map<String, String> files = new LinkedHashMap<>();
    put(folder, files, "config.yaml", config);
    Files.createDirectory(folder.path().resolve("trials"));
    var runs = new StringBuilder(RUNS_HEADER);
    var epochs = new StringBuilder("trial,epoch,train_loss\n");
    for (int trial = 1; trial <= completed; trial++) {
      put(folder, files, "trials/000" + trial + ".jsonl", "{\"trial\": " + trial + "}\n");
      runs.append(experiment).append(',').append(folder.id()).append(',').append(trial).append(",ok,")
          .append(trial * 1000).append(",\"a \"\"quoted\"\", reason\nof two lines\"\n");
      epochs.append(trial).append(",1,0.5\n");
    }
    if (completed > 0) {
      put(folder, files, "runs.csv", runs.toString());
      put(folder, files, "epochs.csv", epochs.toString());
      put(folder, files, "arms.csv", ARMS.formatted(weights, speed, speed / 1000.0));
    }
    put(folder, files, "report.html", "<html></html>");
    folder.write("run.log", "2026-11-22T14:53:18.123Z run starts\n");
    boolean running = status.equals("running");
    folder.write(RunManifest.FILE, Json.pretty(new RunManifest(experiment, folder.id(), status, trials, completed,
        started.toString(), running ? "" : started.plusSeconds(60).toString(),
        List.of("run", "experiments/sample.yaml", "--set", "arms.kernels=[scalar, vector]"), configSha256,
        "da".repeat(32), new Environment("OpenJDK 25", "-Xmx1g", "Linux 6 amd64", "A CPU", 2, 1L << 34, commit),
        List.of(), files)));
    return folder.path();
  }

  private static void put(RunFolder folder, Map<String, String> files, String name, String text) {
    folder.write(name, text);
    files.put(name, Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
