package lanewise.model;

import java.util.List;

/// One line of a profile of training steps.
///
/// @param layer number in the network, from 1; 0 for what no layer does
/// @param description of the layer, or of what no layer does
/// @param nanos wall time in each step
public record ProfileLine(int layer, String description, PassWork work, List<Double> nanos) {

  public ProfileLine {
    nanos = List.copyOf(nanos);
  }
}
