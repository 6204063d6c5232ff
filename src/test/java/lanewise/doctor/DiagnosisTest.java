package lanewise.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.console.ExitCode;
import lanewise.doctor.Finding.Level;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class DiagnosisTest {

  private static final Finding FINE = Finding.ok("Java", "25");
  private static final Finding BUSY = Finding.warn("load", "9.00 over the last minute", "end what else runs");
  private static final Finding BROKEN = Finding.fail("FMA", "none", "another processor");
  private static final Finding DAMAGED = Finding.fail("mnist", "a file differs", "fetch it anew");

  @Test
  void warningsAreNoFailure() {
    Diagnosis diagnosis = Diagnosis.of(List.of(FINE, BUSY), List.of());
    assertEquals(ExitCode.OK, diagnosis.code());
    assertEquals(Level.WARN, diagnosis.status());
  }

  @Test
  void damagedDataEndsWithFour() {
    assertEquals(ExitCode.DATA, Diagnosis.of(List.of(FINE, BUSY), List.of(DAMAGED)).code());
  }

  @Test
  void whatTheEnvironmentLacksEndsWithThreeWhateverTheDataIsLike() {
    assertEquals(ExitCode.ENVIRONMENT, Diagnosis.of(List.of(BROKEN, FINE), List.of()).code());
    assertEquals(ExitCode.ENVIRONMENT, Diagnosis.of(List.of(BROKEN), List.of(DAMAGED)).code());
  }

  @Test
  void eachFindingIsALineAndItsRemedyAnother() {
    assertEquals("""
        ok    Java            25
        warn  load            9.00 over the last minute
                              -> end what else runs
        fail  mnist           a file differs
                              -> fetch it anew

        1 fail, 1 warn
        """, Diagnosis.of(List.of(FINE, BUSY), List.of(DAMAGED)).text(Ansi.OFF, 1000));
  }

  @Test
  void onATerminalLinesAreWrapped() {
    String text = Diagnosis.of(List.of(BUSY), List.of()).text(Ansi.OFF, 40);
    text.lines().forEach(line -> assertTrue(line.length() <= 40, line));
    assertTrue(text.contains("9.00 over the"), text);
  }

  @Test
  void coloursAreForTerminals() {
    assertTrue(Diagnosis.of(List.of(BROKEN), List.of()).text(Ansi.ON, 80).contains("\033[1m\033[31mfail"));
  }
}
