package lanewise.checkpoint;

import java.util.Optional;
import java.util.regex.Pattern;
import lanewise.fuzz.InputFile;
import lanewise.fuzz.Probe;

/// [TensorFile] on one file with the header of a model.
public final class CheckpointProbe implements Probe {

  private final InputFile file = new InputFile(".model");
  private final Pattern refusal = Pattern.compile(Pattern.quote(file.path().toString()) + ": (?s:.{8,})");

  @Override
  public Optional<String> feed(byte[] input) {
    try {
      TensorFile.read(file.holding(input), ModelHeader.class);
      return Optional.empty();
    } catch (CheckpointException refused) {
      return Probe.refusal(refused, refusal);
    }
  }
}
