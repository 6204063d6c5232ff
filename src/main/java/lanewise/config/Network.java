package lanewise.config;

import java.util.List;
import lanewise.config.yaml.Located;

/// The layers of a network and what goes in.
///
/// @param input the extents of one example: `[channels, height, width]` or `[features]`
/// @param layers in the order in which they run; the last and no other is a [Layer.Output]
public record Network(Located<List<Integer>> input, List<Located<Layer>> layers) {

  public Network {
    layers = List.copyOf(layers);
  }
}
