package lanewise.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import lanewise.Effort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A checkpoint cannot lie: whatever changes in a file, reading it says so.
class TensorFileDamageTest {

  private static final long SEED = 2023;

  @TempDir Path folder;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final long start = System.nanoTime();
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("a.model");
  }

  @Test
  void everyBitOfASmallFileCounts() throws Exception {
    byte[] whole = Files.readAllBytes(Files.write(file, SampleModels.bytes(SampleModels.small())));
    try (var channel = open()) {
      for (int at = 0; at < whole.length; at++) {
        for (int bit = 0; bit < 8; bit++) {
          put(channel, at, (byte) (whole[at] ^ 1 << bit));
          requireDetected("bit " + bit + " of byte " + at + " flipped");
        }
        put(channel, at, whole[at]);
      }
    }
    read();
    Effort.report("checkpoint damage", 8 * whole.length + " bits of a small file flipped, all detected", start);
  }

  @Test
  void everyBitOfTheHeaderOfALargeFileCounts() throws Exception {
    byte[] whole = Files.readAllBytes(Files.write(file, SampleModels.bytes(SampleModels.lenet(SEED))));
    int end = 16 + ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
    int stride = Effort.of(7, 1); // odd: all eight bits in turn
    int tries = 0;
    try (var channel = open()) {
      for (int bit = 0; bit < 8 * end; bit += stride, tries++) {
        put(channel, bit / 8, (byte) (whole[bit / 8] ^ 1 << bit % 8));
        requireDetected("bit " + bit % 8 + " of byte " + bit / 8 + " flipped");
        put(channel, bit / 8, whole[bit / 8]);
      }
    }
    Effort.report("checkpoint damage", tries + " bits of a large file's header flipped, all detected", start);
  }

  @Test
  void anyBitOfALargeFileCounts() throws Exception {
    byte[] whole = Files.readAllBytes(Files.write(file, SampleModels.bytes(SampleModels.lenet(SEED))));
    int tries = Effort.of(1_000, 20_000);
    try (var channel = open()) {
      for (int i = 0; i < tries; i++) {
        int at = random.nextInt(whole.length);
        int bit = random.nextInt(8);
        put(channel, at, (byte) (whole[at] ^ 1 << bit));
        requireDetected("bit " + bit + " of byte " + at + " flipped");
        put(channel, at, whole[at]);
      }
    }
    read();
    Effort.report("checkpoint damage", tries + " random bits of " + whole.length + " bytes flipped, all detected",
        start);
  }

  @Test
  void aFileCutAnywhereIsDetected() throws Exception {
    byte[] whole = Files.readAllBytes(Files.write(file, SampleModels.bytes(SampleModels.lenet(SEED))));
    int tries = Effort.of(500, 10_000);
    try (var channel = open()) {
      for (long length : random.longs(tries, 0, whole.length).map(at -> -at).sorted().map(at -> -at).toArray()) {
        channel.truncate(length);
        requireDetected("cut to " + length + " bytes");
      }
    }
    Effort.report("checkpoint damage", tries + " truncations of " + whole.length + " bytes, all detected", start);
  }

  @Test
  void aSmallFileCutAtEveryByteIsDetected() throws Exception {
    byte[] whole = Files.readAllBytes(Files.write(file, SampleModels.bytes(SampleModels.small())));
    try (var channel = open()) {
      for (int length = whole.length - 1; length >= 0; length--) {
        channel.truncate(length);
        requireDetected("cut to " + length + " bytes");
      }
    }
  }

  @Test
  void anythingBehindTheEndIsDetected() throws Exception {
    byte[] whole = SampleModels.bytes(SampleModels.small());
    for (int more : List.of(1, 2, 31, 32, 33, 64, 4096, whole.length)) {
      Files.write(file, whole);
      byte[] tail = new byte[more];
      System.arraycopy(whole, 0, tail, 0, Math.min(more, whole.length));
      Files.write(file, tail, StandardOpenOption.APPEND);
      assertEquals(file + ": has something behind its end: " + (whole.length + more) + " bytes, its header promises "
          + whole.length, assertThrows(CheckpointException.class, this::read).getMessage());
    }
  }

  @Test
  void aDamagedTensorIsNamed() throws Exception {
    TensorFile<ModelHeader> model = SampleModels.lenet(SEED);
    byte[] whole = Files.readAllBytes(Files.write(file, SampleModels.bytes(model)));
    List<Integer> starts = starts(whole, model);
    try (var channel = open()) {
      for (int i = 0; i < starts.size(); i++) {
        int at = starts.get(i) + random.nextInt(4 * model.tensors().get(i).data().length);
        put(channel, at, (byte) ~whole[at]);
        String message = assertThrows(CheckpointException.class, this::read).getMessage();
        assertTrue(message.startsWith(file + ": byte " + starts.get(i) + ": tensor '" + model.tensors().get(i).name()
            + "' is damaged: its CRC-32C is "), () -> message + " (seed " + SEED + ")");
        put(channel, at, whole[at]);
      }
    }
  }

  @Test
  void swappedTensorsAreDetected() throws Exception {
    TensorFile<ModelHeader> model = SampleModels.lenet(SEED);
    byte[] whole = SampleModels.bytes(model);
    List<Integer> starts = starts(whole, model);
    for (int i = 0; i < starts.size(); i += 3) { // value, state 0, state 1: the two states change places
      byte[] swapped = whole.clone();
      int length = 4 * model.tensors().get(i).data().length;
      System.arraycopy(whole, starts.get(i + 1), swapped, starts.get(i + 2), length);
      System.arraycopy(whole, starts.get(i + 2), swapped, starts.get(i + 1), length);
      Files.write(file, swapped);
      requireDetected("swapped the states of " + model.tensors().get(i).name());
    }
  }

  @Test
  void aFileOfTwoHalvesIsDetected() throws Exception {
    TensorFile<ModelHeader> model = SampleModels.lenet(SEED);
    byte[] before = SampleModels.bytes(model);
    byte[] after = SampleModels.bytes(SampleModels.lenet(SEED + 1));
    assertEquals(before.length, after.length);
    List<Integer> seams = new ArrayList<>(starts(before, model));
    seams.add(before.length - 32);
    for (int seam : seams) {
      byte[] spliced = before.clone();
      System.arraycopy(after, seam, spliced, seam, after.length - seam);
      Files.write(file, spliced);
      requireDetected("spliced at byte " + seam);
    }
  }

  private void requireDetected(String damage) {
    try {
      read();
    } catch (CheckpointException e) {
      assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
      return;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(damage + " (seed " + SEED + ")", e);
    }
    fail(damage + " went unseen (seed " + SEED + ")");
  }

  private TensorFile<ModelHeader> read() {
    return TensorFile.read(file, ModelHeader.class);
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }

  private static void put(FileChannel channel, int at, byte value) throws IOException {
    channel.write(ByteBuffer.wrap(new byte[] {value}), at);
  }

  /// Where the tensors begin, by the documented layout.
  private static List<Integer> starts(byte[] whole, TensorFile<?> model) {
    int end = 16 + ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
    List<Integer> starts = new ArrayList<>();
    for (NamedTensor tensor : model.tensors()) {
      int start = (end + 63) / 64 * 64;
      starts.add(start);
      end = start + 4 * tensor.data().length;
    }
    return starts;
  }
}
