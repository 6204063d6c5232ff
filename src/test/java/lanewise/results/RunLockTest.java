package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lanewise.ChildJvm;
import lanewise.Effort;
import lanewise.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RunLockTest {

  @TempDir Path folder;

  @Test
  void noTwoProcessesHoldItAtOnce() throws Exception {
    long start = System.nanoTime();
    List<Process> contestants = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      contestants.add(ChildJvm.start(LockContest.class, folder, Effort.of(1_500, 10_000)));
    }
    int held = 0;
    for (Process contestant : contestants) {
      String told = new String(contestant.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertEquals(0, contestant.waitFor(), contestant.exitValue() == LockContest.NOT_ALONE ? "two held it" : told);
      held += Integer.parseInt(told);
    }
    assertTrue(held > 10, "held only " + held + " times");
    Effort.report("RunLockTest", held + " times held by one of four", start);
  }

  private Process holder() throws IOException {
    Process holder = ChildJvm.start(LockHolder.class, folder);
    assertEquals("held", holder.inputReader(StandardCharsets.US_ASCII).readLine());
    return holder;
  }

  @Test
  void aSecondProcessIsRefusedWithinASecond() throws Exception {
    Process holder = holder();
    assertTrue(RunLock.isHeld(folder));
    long start = System.nanoTime();
    var refused = assertThrows(RunLockedException.class, () -> RunLock.take(folder));
    assertTrue(System.nanoTime() - start < 1_000_000_000, (System.nanoTime() - start) / 1_000_000 + " ms");
    assertEquals(folder + " is being worked on by another process; wait until it ends", refused.getMessage());

    holder.getOutputStream().close();
    assertEquals(0, holder.waitFor());
    assertFalse(RunLock.isHeld(folder));
  }

  @Test
  void aLockLeftByKillFreesItself() throws Exception {
    holder().destroyForcibly().waitFor();
    assertFalse(RunLock.isHeld(folder));
    try (var _ = RunLock.take(folder)) {
      assertTrue(RunLock.isHeld(folder));
    }
    assertFalse(RunLock.isHeld(folder));
  }

  @Test
  void lookingDoesNotTakeItAway() throws Exception {
    try (var _ = RunLock.take(folder)) {
      assertTrue(RunLock.isHeld(folder) && RunLock.isHeld(folder.resolve("../" + folder.getFileName())));
      Process second = ChildJvm.start(LockHolder.class, folder);
      assertEquals(1, second.waitFor());
      assertTrue(second.errorReader().readAllAsString().contains("RunLockedException"));
    }
  }

  @Test
  void aFolderThatIsGoneIsNotLocked() {
    Path gone = folder.resolve("gone");
    var refused = assertThrows(StorageException.class, () -> RunLock.take(gone));
    assertTrue(refused.getMessage().contains("there is no " + gone), refused.getMessage());
    assertFalse(RunLock.isHeld(gone));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeInPlaceOfTheFileIsNotWaitedFor() throws Exception {
    Path pipe = folder.resolve(RunLock.FILE);
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    assertFalse(RunLock.isHeld(folder));
    var refused = assertThrows(StorageException.class, () -> RunLock.take(folder));
    assertTrue(refused.getMessage().contains("run.lock: it is no plain file"), refused.getMessage());
  }
}
