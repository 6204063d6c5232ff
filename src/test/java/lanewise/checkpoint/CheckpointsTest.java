package lanewise.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

  @TempDir Path run;

  private final List<String> warnings = new ArrayList<>();

  @Test
  void keepsTheNewestTwo() throws Exception {
    writeNumbered(new Checkpoints(run, 1), 1, 2, 3);
    assertEquals(List.of("0001-000002.model", "0001-000003.model"), names());
    assertEquals(3f, newest(new Checkpoints(run, 1)));
    assertEquals(List.of(), warnings);
  }

  @Test
  void theSequenceContinuesAfterWhatIsThere() throws Exception {
    writeNumbered(new Checkpoints(run, 1), 1);
    writeNumbered(new Checkpoints(run, 1), 2);
    assertEquals(List.of("0001-000001.model", "0001-000002.model"), names());
  }

  @Test
  void thereIsNoneBeforeTheFirst() {
    assertTrue(new Checkpoints(run, 1).newest(warnings::add).isEmpty());
    new Checkpoints(run, 1).remove();
    assertFalse(Files.exists(run.resolve("checkpoints")));
  }

  @Test
  void aDamagedOneIsNamedAndThePreviousUsed() throws Exception {
    var checkpoints = new Checkpoints(run, 1);
    writeNumbered(checkpoints, 1, 2);
    Path damaged = damage("0001-000002.model");
    assertEquals(1f, newest(checkpoints));
    assertEquals(1, warnings.size());
    assertTrue(warnings.getFirst().startsWith("checkpoint passed over: " + damaged + ": byte "), warnings::toString);
    assertTrue(warnings.getFirst().contains("tensor 'number' is damaged: its CRC-32C is "), warnings::toString);
  }

  @Test
  void aDamagedOneDoesNotPushOutTheLastWholeOne() throws Exception {
    var checkpoints = new Checkpoints(run, 1);
    writeNumbered(checkpoints, 1, 2);
    damage("0001-000002.model");
    newest(checkpoints);
    writeNumbered(checkpoints, 3);
    assertEquals(List.of("0001-000001.model", "0001-000003.model"), names());
  }

  @Test
  void whereAllAreDamagedThereIsNoneAndEachIsNamed() throws Exception {
    var checkpoints = new Checkpoints(run, 1);
    writeNumbered(checkpoints, 1, 2);
    damage("0001-000001.model");
    Files.write(run.resolve("checkpoints/0001-000002.model"), new byte[0]);
    assertTrue(checkpoints.newest(warnings::add).isEmpty());
    assertEquals(3, warnings.size());
    assertEquals("no checkpoint of trial 1 is whole: it begins anew", warnings.getLast());
    assertEquals("checkpoint passed over: " + run.resolve("checkpoints/0001-000002.model") + ": is empty",
        warnings.getFirst());
  }

  @Test
  void oneOfANewerVersionIsNeitherPassedOverNorRemoved() throws Exception {
    var checkpoints = new Checkpoints(run, 1);
    writeNumbered(checkpoints, 1);
    Path newer = Files.write(run.resolve("checkpoints/0001-000002.model"), SampleModels.ofVersion(2));
    var refused = assertThrows(CheckpointException.class, () -> checkpoints.newest(warnings::add));
    assertEquals(newer + ": byte 8: written by a newer Lanewise: version 2, this one reads 1", refused.getMessage());
    assertTrue(Files.exists(newer));
  }

  @Test
  void isLoadedIntoArraysOfItsNamesAndShapesOnly() throws Exception {
    writeNumbered(new Checkpoints(run, 1), 7);
    StoredCheckpoint stored = new Checkpoints(run, 1).newest(warnings::add).orElseThrow();
    assertEquals(stored.path() + ": has no tensor 'other', which the network needs", refusal(stored,
        new NamedTensor("other", List.of(1), new float[1])));
    assertEquals(stored.path() + ": tensor 'number' has shape [1], but the network needs [2, 1]", refusal(stored,
        new NamedTensor("number", List.of(2, 1), new float[2])));
  }

  private static String refusal(StoredCheckpoint stored, NamedTensor place) {
    return assertThrows(CheckpointException.class, () -> stored.load(List.of(place))).getMessage();
  }

  @Test
  void othersAreLeftAlone() throws Exception {
    writeNumbered(new Checkpoints(run, 2), 9);
    for (String other : List.of("notes.txt", "0001-000007.model.bak", "0001-7.model", "x0001-000007.model")) {
      Files.writeString(run.resolve("checkpoints").resolve(other), "mine");
    }
    var before = names();
    var checkpoints = new Checkpoints(run, 1);
    writeNumbered(checkpoints, 1, 2, 3);
    assertEquals(3f, newest(checkpoints));
    checkpoints.remove();
    assertEquals(before, names());
    assertEquals(9f, newest(new Checkpoints(run, 2)));
  }

  @Test
  void theLastToBeRemovedTakesTheFolderWithIt() {
    var checkpoints = new Checkpoints(run, 1);
    writeNumbered(checkpoints, 1, 2);
    checkpoints.remove();
    assertFalse(Files.exists(run.resolve("checkpoints")));
  }

  @Test
  void whatAKilledWriterLeftGoesWithTheLast() throws Exception {
    var checkpoints = new Checkpoints(run, 1);
    writeNumbered(checkpoints, 1);
    Files.write(run.resolve("checkpoints/.lanewise-4194305-0123456789abcdef.tmp"), new byte[9]); // above any process
    checkpoints.remove();
    assertFalse(Files.exists(run.resolve("checkpoints")));
  }

  @Test
  void whatCannotBeWrittenIsToldWithItsPath() throws Exception {
    Files.writeString(run.resolve("checkpoints"), "a file");
    var e = assertThrows(StorageException.class, () -> writeNumbered(new Checkpoints(run, 1), 1));
    assertTrue(e.getMessage().startsWith("cannot write " + run.resolve("checkpoints") + ": "), e.getMessage());
  }

  private static void writeNumbered(Checkpoints checkpoints, int... numbers) {
    for (int number : numbers) {
      checkpoints.write(new TensorFile<>(SampleModels.header(),
          List.of(new NamedTensor("number", List.of(1), new float[] {number}))));
    }
  }

  private float newest(Checkpoints checkpoints) {
    var number = new NamedTensor("number", List.of(1), new float[1]);
    checkpoints.newest(warnings::add).orElseThrow().load(List.of(number));
    return number.data()[0];
  }

  /// Flips a bit of the tensor.
  private Path damage(String name) throws Exception {
    Path file = run.resolve("checkpoints").resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 32 - 64] ^= 1;
    return Files.write(file, bytes);
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(run.resolve("checkpoints"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
