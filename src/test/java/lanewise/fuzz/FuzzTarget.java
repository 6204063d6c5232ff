package lanewise.fuzz;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import lanewise.checkpoint.CheckpointInputs;
import lanewise.checkpoint.CheckpointProbe;
import lanewise.config.ConfigProbe;
import lanewise.data.DatasetProbe;
import lanewise.data.GzipInputs;
import lanewise.data.GzipProbe;
import lanewise.data.IdxInputs;
import lanewise.data.IdxProbe;
import lanewise.image.ImageProbe;
import lanewise.image.JpegInputs;
import lanewise.image.PngInputs;

/// The readers of bytes that others wrote. The mutation tests, the replay of recorded inputs and the coverage-guided
/// fuzzing (profile `fuzz`) all go through here.
public enum FuzzTarget {
  /// One IDX file, plain or gzip-compressed.
  IDX(IdxProbe::new, IdxInputs::new),
  /// Four IDX files that must belong together, one of them hostile.
  DATASET(DatasetProbe::new, () -> DatasetProbe.inputs(new IdxInputs())),
  /// One gzip member.
  GZIP(GzipProbe::new, GzipInputs::new),
  PNG(ImageProbe::new, PngInputs::new),
  JPEG(ImageProbe::new, JpegInputs::new),
  /// A file of tensors: a checkpoint, a model.
  CHECKPOINT(CheckpointProbe::new, CheckpointInputs::new),
  /// An experiment file.
  CONFIG(ConfigProbe::new);

  private final Supplier<Probe> probe;
  private final Optional<Supplier<HostileInputs>> inputs;

  FuzzTarget(Supplier<Probe> probe) {
    this.probe = probe;
    this.inputs = Optional.empty();
  }

  FuzzTarget(Supplier<Probe> probe, Supplier<HostileInputs> inputs) {
    this.probe = probe;
    this.inputs = Optional.of(inputs);
  }

  /// A reader with what it needs around it; not for two threads at once.
  public Probe probe() {
    return probe.get();
  }

  /// Where recorded inputs are, beside each other. Jazzer looks there for a class of this name without `Inputs`.
  public String inputsFolder() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT) + "FuzzInputs";
  }

  /// A source of inputs, for those targets whose mutation test is [HostileBytesTest].
  public Optional<HostileInputs> inputs() {
    return inputs.map(Supplier::get);
  }
}
