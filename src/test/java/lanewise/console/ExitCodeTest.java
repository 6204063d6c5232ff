package lanewise.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {

  @ParameterizedTest
  @CsvSource({"129, true", "130, true", "143, true", "0, false", "1, false", "137, false"})
  void anEndOnRequestIsOneByHangUpInterruptOrTermination(int status, boolean onRequest) {
    assertEquals(onRequest, ExitCode.onRequest(status));
  }
}
