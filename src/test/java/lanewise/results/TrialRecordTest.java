package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialRecordTest {

  @Test
  void theOnlyEpochCountsIfThereIsNoOther() {
    assertEquals(Optional.of(10.0), SampleRecords.trial(Status.OK, 1, 10).trainImagesPerSecond());
    assertEquals(Optional.of(30.0), SampleRecords.trial(Status.OK, 1, 10, 30).trainImagesPerSecond());
  }
}
