package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lanewise.ChildJvm;
import lanewise.Effort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RunLockTest {

  @TempDir Path folder;

  @Test
  void noTwoProcessesHoldItAtOnce() throws Exception {
    long start = System.nanoTime();
    List<Process> contestants = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      contestants.add(ChildJvm.start(LockContest.class, folder, Effort.of(1_500, 30_000)));
    }
    int held = 0;
    for (Process contestant : contestants) {
      String told = new String(contestant.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertEquals(0, contestant.waitFor(), contestant.exitValue() == LockContest.NOT_ALONE ? "two held it" : told);
      held += Integer.parseInt(told);
    }
    assertTrue(held > 100, "held only " + held + " times");
    Effort.report("RunLockTest", held + " times held by one of four", start);
  }
}
