package lanewise.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lanewise.config.yaml.ConfigException;
import lanewise.fuzz.InputFile;
import lanewise.fuzz.Probe;

/// [Experiments] on one file.
public final class ConfigProbe implements Probe {

  private final InputFile file = new InputFile(".yaml");
  private final Pattern refusal =
      Pattern.compile(Pattern.quote(file.path().toString()) + "(?::\\d+:\\d+)?: (?s:.{8,})");

  @Override
  public Optional<String> feed(byte[] input) {
    try {
      Experiments.variants(file.holding(input), List.of());
      return Optional.empty();
    } catch (ConfigException refused) {
      return Probe.refusal(refused, refusal);
    }
  }
}
