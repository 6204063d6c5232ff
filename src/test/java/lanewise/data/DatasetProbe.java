package lanewise.data;

import static lanewise.data.IdxFixture.concat;
import static lanewise.data.IdxFixture.counting;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.fuzz.HostileInputs;
import lanewise.fuzz.InputFile;
import lanewise.fuzz.Probe;
import lanewise.tensor.Tensor;

/// [IdxDataset] on four files. The input's first byte says which of them is replaced by the rest of the input.
public final class DatasetProbe implements Probe {

  private static final int TRAIN = 3;
  private static final int TEST = 2;

  private final List<byte[]> good = List.of(
      counting(0, 256, TRAIN, 2, 3), counting(0, 3, TRAIN), counting(9, 256, TEST, 2, 3), counting(1, 3, TEST));
  private final List<InputFile> files = Stream.generate(() -> new InputFile("-idx-ubyte")).limit(good.size()).toList();
  private final Pattern refusal = IdxProbe.refusalOf(files.stream()
      .map(file -> Pattern.quote(file.path().toString())).collect(Collectors.joining("|")));

  /// Inputs that hold one of `idx`.
  public static HostileInputs inputs(HostileInputs idx) {
    return random -> concat(new byte[] {(byte) random.nextInt()}, idx.next(random));
  }

  @Override
  public Optional<String> feed(byte[] input) {
    int replaced = input.length == 0 ? 0 : input[0] & good.size() - 1;
    for (int i = 0; i < good.size(); i++) {
      files.get(i).holding(i == replaced ? Arrays.copyOfRange(input, Math.min(1, input.length), input.length)
          : good.get(i));
    }
    try {
      readFirst(IdxDataset.named(request()));
      return Optional.empty();
    } catch (DataFormatException refused) {
      return Probe.refusal(refused, refusal);
    }
  }

  private DataRequest request() {
    List<Path> paths = files.stream().map(InputFile::path).toList();
    return new DataRequest("idx", OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(),
        Optional.of(new IdxFiles(paths.get(0), paths.get(1), paths.get(2), paths.get(3))));
  }

  private static void readFirst(Dataset dataset) {
    var inputs = new Tensor(dataset.train().inputShape());
    var targets = new Tensor(dataset.train().targetShape());
    dataset.train().read(new int[] {0}, 0, 1, inputs, targets);
    dataset.test().read(new int[] {0}, 0, 1, inputs, targets);
  }
}
