package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.1, -0.0, 1e-300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aTrialSurvivesTheWayThroughOneLine(double loss) {
    TrialRecord trial = SampleRecords.trial(Status.DIVERGED, loss, 10, 20);
    String line = Json.line(trial);

    assertFalse(line.contains("\n"), line);
    assertEquals(trial, Json.read(line, TrialRecord.class));
  }

  @Test
  void aFailedTrialSurvivesTooWithItsEmptyOptionals() {
    TrialRecord trial = SampleRecords.failedTrial("line one\nline two");
    assertEquals(trial, Json.read(Json.line(trial), TrialRecord.class));
  }

  @Test
  void nonFiniteNumbersAreStringsBecauseJsonHasNone() {
    String line = Json.line(SampleRecords.trial(Status.DIVERGED, Double.NaN, 10));
    assertTrue(line.contains("\"trainLoss\":\"NaN\""), line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "nonsense"})
  void refusesWhatIsNotTheRecord(String json) {
    assertThrows(JsonParseException.class, () -> Json.read(json, TrialRecord.class));
  }
}
