package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lanewise.config.Experiment;
import lanewise.config.Experiments;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import org.junit.jupiter.api.Test;

class MachineRoomTest {

  private static Experiment tiny(String... settings) {
    return Experiments.parse("tiny.yaml", CommandLineRun.TINY, List.of(settings));
  }

  @Test
  void whatFitsIntoTheMachineIsNotRefused() {
    assertDoesNotThrow(() -> MachineRoom.require(tiny(), 512L << 20));
    assertDoesNotThrow(() -> MachineRoom.require(tiny()));
  }

  @Test
  void aTrialThatTheMachineCannotHoldIsRefusedWithBothNumbers() {
    var refused = assertThrows(Refusal.class, () -> MachineRoom.require(
        tiny("network.layers=[flatten, {dense: {nodes: 20000}}, {output: {nodes: 10, activation: softmax}}]",
            "arms={training.batch: [64, 96]}"),
        400L << 20));
    assertEquals(ExitCode.ENVIRONMENT, refused.code());
    assertEquals("tiny: a trial of arm 'vector, 1 thread, training.batch=64' needs 604 MiB of memory, this machine (or "
        + "the control group, such as a container's) has 400 MiB: take a smaller network, smaller batches, or another "
        + "machine", refused.getMessage());
  }
}
