package lanewise.config.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  @ParameterizedTest
  @CsvSource({"epoch,epochs,1", "epcohs,epochs,1", "Adam,adam,0", "kernel,kernels,1", "relu,elu,1", "'',abc,3",
      "abc,'',3", "sitting,kitten,3"})
  void countsEdits(String from, String to, int expected) {
    assertEquals(expected, NearestName.distance(from, to));
  }

  @Test
  void findsTheNearestName() {
    assertEquals(Optional.of("batches"), NearestName.of("bathces", List.of("batch", "batches")));
    assertEquals(Optional.of("average"), NearestName.of("avg_rage", List.of("max", "average")));
  }

  @Test
  void findsNothingFarAway() {
    assertEquals(Optional.empty(), NearestName.of("dropout", List.of("flatten", "convolution", "dense")));
    assertEquals(Optional.empty(), NearestName.of("min", List.of("max")));
  }
}
