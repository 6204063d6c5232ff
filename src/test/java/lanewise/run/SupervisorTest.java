package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import lanewise.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A process in the middle of something that never looks whether it should stop.
@Timeout(60)
class SupervisorTest {

  @Test
  void aByteOnlyAsksToStop() throws Exception {
    Process child = start("obey");
    child.getOutputStream().write('\n');
    child.getOutputStream().flush();
    assertEquals("asked", child.inputReader().readLine());
    assertTrue(child.isAlive());
    child.destroyForcibly();
  }

  @Test
  void theEndOfStdinEndsItWithinTwoSecondsWhereverItIs() throws Exception {
    Process child = start("obey");
    Thread.sleep(500); // It has worked for a while, so it gets a while to stop.
    child.getOutputStream().close();
    assertEquals("asked", child.inputReader().readLine());
    assertTrue(child.waitFor(2, TimeUnit.SECONDS));
    assertEquals(130, child.exitValue());
  }

  @Test
  void whatNothingIsKeptOfEndsAtAByteAndTakesItsChildrenWithIt() throws Exception {
    Process child = start("obey at once");
    ProcessHandle grandchild = child.descendants().findFirst().orElseThrow();
    child.getOutputStream().write('\n');
    child.getOutputStream().flush();
    assertTrue(child.waitFor(2, TimeUnit.SECONDS));
    assertEquals(130, child.exitValue());
    grandchild.onExit().get(2, TimeUnit.SECONDS);
    assertFalse(grandchild.isAlive());
  }

  private static Process start(String mode) throws IOException {
    Process child = ChildJvm.start(SupervisorTest.class, mode);
    assertEquals("ready", child.inputReader().readLine());
    return child;
  }

  /// The process under test.
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("obey")) {
      Supervisor.obey(() -> System.out.println("asked"));
    } else {
      new ProcessBuilder("sleep", "60").start();
      Supervisor.obeyAtOnce();
    }
    System.out.println("ready");
    Thread.sleep(60_000);
  }
}
