package lanewise.config;

import java.util.List;

/// An experiment as some of its arms run it.
///
/// @param settings what those arms change in it; nothing for the experiment as it stands
public record Variant(Experiment experiment, List<ArmSetting> settings) {

  public Variant {
    settings = List.copyOf(settings);
  }
}
