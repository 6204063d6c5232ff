package lanewise.measure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JitCompilerTest {

  @Test
  void withoutThreadsAtWorkAndWithEmptyQueuesItIsIdle() {
    assertTrue(JitCompiler.isIdle("Current compiles: \n\nC1 compile queue:\nEmpty\n\nC2 compile queue:\nEmpty\n\n"));
    assertTrue(JitCompiler.isIdle(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "Current compiles: \nC2 CompilerThread0  1181  4  A::a (20 bytes)\n\nC1 compile queue:\nEmpty\n\n"
        + "C2 compile queue:\nEmpty\n\n",
    "Current compiles: \n\nC1 compile queue:\nEmpty\n\nC2 compile queue:\n 995  4  A::a (98 bytes)\n\n",
    "Current compiles: \n\nC1 compile queue:\n 995  4  A::a (98 bytes)\n\nC2 compile queue:\nEmpty\n\n"})
  void aThreadAtWorkOrAMethodThatWaitsMakesItBusy(String state) {
    assertFalse(JitCompiler.isIdle(state));
  }

  @Test
  void itComesToRest() {
    var compiler = new JitCompiler();
    long end = System.nanoTime() + 60_000_000_000L;
    boolean rested = false;
    while (!rested && System.nanoTime() < end) {
      rested = !compiler.busy();
    }
    assertTrue(rested);
  }
}
