package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import lanewise.checkpoint.CheckpointException;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.StartChecks;
import org.junit.jupiter.api.Test;

class FailuresTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void whatNobodyForesawIsCalledABugInOneLine() {
    assertEquals(ExitCode.FAILED, report(new NullPointerException("x"), false));
    assertEquals(1, told().lines().count(), told());
    assertTrue(told().contains("bug of Lanewise") && told().contains("--trace"), told());
  }

  @Test
  void withTraceTheStackIsShown() {
    report(new NullPointerException("x"), true);
    assertTrue(told().contains("at lanewise.run.FailuresTest"), told());
  }

  @Test
  void aRefusalHasItsOwnCodeAndNothingButItsMessage() {
    assertEquals(ExitCode.ENVIRONMENT, report(new Refusal(ExitCode.ENVIRONMENT, "no FMA"), false));
    assertEquals("no FMA\n", told());
  }

  @Test
  void aModelFileThatIsDamagedIsDamagedData() {
    assertEquals(ExitCode.DATA, report(new CheckpointException("a.model: is empty"), false));
    assertEquals("a.model: is empty\n", told());
  }

  @Test
  void outOfMemorySaysHowToGiveMore() {
    assertEquals(ExitCode.FAILED, report(new OutOfMemoryError("Java heap space"), false));
    assertTrue(told().contains("-Xmx"), told());
  }

  @Test
  void aJvmWithoutTheVectorModuleIsToldWhatToType() {
    var refused = assertThrows(Refusal.class, () -> StartChecks.requireVectorModule(ModuleLayer.empty()));
    assertEquals(ExitCode.ENVIRONMENT, refused.code());
    assertTrue(refused.getMessage().contains("java --add-modules=jdk.incubator.vector -jar"), refused.getMessage());
  }

  @Test
  void aJvmWithoutFmaIsRefused() {
    var refused = assertThrows(Refusal.class, () -> StartChecks.requireFma(false));
    assertEquals(ExitCode.ENVIRONMENT, refused.code());
    assertTrue(refused.getMessage().contains("FMA"), refused.getMessage());
  }

  private ExitCode report(Throwable failure, boolean trace) {
    return Failures.report(failure, new PrintStream(err, true, StandardCharsets.UTF_8), trace);
  }

  private String told() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
