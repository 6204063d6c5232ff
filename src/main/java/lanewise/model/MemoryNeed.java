package lanewise.model;

import java.util.Comparator;
import java.util.List;

/// What a network keeps in memory while it works, by layers: the arrays that it will have once it has seen batches of
/// every size. Known before anything is built, and without overflow for a network of any size.
///
/// Objects beside these arrays take next to nothing, and nothing more is needed for a moment: what grows lets go of the
/// old array first.
public record MemoryNeed(List<Part> parts) {

  /// What memory is taken for.
  public enum Kind {
    PARAMETERS("parameters with their gradients and the scheduler's state"),
    ACTIVATIONS("activations and gradients of a batch"),
    SCRATCH("scratch memory of the kernels");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    /// For people.
    public String description() {
      return description;
    }
  }

  /// What one layer takes for one thing. Inputs belong to the first layer, targets to the last.
  ///
  /// @param layer its number, from 0
  public record Part(int layer, Kind kind, long bytes) {}

  public MemoryNeed {
    parts = List.copyOf(parts);
  }

  /// The need of a network that was not built yet.
  ///
  /// @param compute with which it will be built; is not used to compute
  /// @param scheduler of the layers that bring none of their own
  /// @throws ArchitectureException if an array would have more elements than Java counts, with the number
  public static MemoryNeed of(Architecture architecture, Compute compute, Scheduler scheduler, Workload work) {
    architecture.requireComplete();
    return new MemoryCount(compute, scheduler, work).of(architecture);
  }

  public long bytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }

  /// The part that takes most.
  public Part largest() {
    return parts.stream().max(Comparator.comparingLong(Part::bytes)).orElseThrow();
  }
}
