package lanewise.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A checkpoint on the disk that was read once, from its first byte to its last, and found whole. To take a training up
/// it is read again, each tensor straight to where it belongs: no second copy of the network has to fit into memory.
public final class StoredCheckpoint {

  private final Path path;
  private final TensorIndex<ModelHeader> index;

  private StoredCheckpoint(Path path, TensorIndex<ModelHeader> index) {
    this.path = path;
    this.index = index;
  }

  /// @throws CheckpointException if the file is not a whole checkpoint
  static StoredCheckpoint verified(Path path) {
    return new StoredCheckpoint(path, TensorReader.scan(path, ModelHeader.class, _ -> Optional.empty()));
  }

  public Path path() {
    return path;
  }

  public ModelHeader header() {
    return index.header();
  }

  /// Fills the arrays of `places` with the tensors of their names.
  ///
  /// @throws CheckpointException if one is missing or of another shape, and no array was touched; or if the file has
  ///     changed since it was verified, and nothing is known of the arrays
  public void load(List<NamedTensor> places) {
    Map<String, TensorIndex.Entry> entries =
        index.tensors().stream().collect(Collectors.toMap(TensorIndex.Entry::name, Function.identity()));
    places.forEach(place -> place.requireFits(path.toString(),
        Optional.ofNullable(entries.get(place.name())).map(TensorIndex.Entry::shape)));
    Map<String, NamedTensor> byName =
        places.stream().collect(Collectors.toMap(NamedTensor::name, Function.identity()));
    TensorReader.scan(path, ModelHeader.class,
        entry -> Optional.ofNullable(byName.get(entry.name())).map(NamedTensor::data));
  }
}
