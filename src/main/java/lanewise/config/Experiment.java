package lanewise.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import lanewise.config.yaml.Located;
import lanewise.config.yaml.YamlText;

/// An experiment: one network, trained in one way on one dataset, by every arm. All defaults are filled in.
///
/// @param name letters, digits and `. _ -`: it names a folder
public record Experiment(String name, Located<Dataset> dataset, Network network, Training training, Arms arms) {

  /// The trials in the order in which they run.
  public List<TrialPlan> trials() {
    return arms.trials();
  }

  /// The experiment with every default written out, always in the same layout. Reads back to an equal experiment.
  public String toYaml() {
    return YamlText.of(ExperimentSchema.EXPERIMENT.write(this));
  }

  /// The hash of [#toYaml] in hexadecimal digits: equal for files that differ only in layout or spelled-out defaults.
  public String sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(toYaml().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
