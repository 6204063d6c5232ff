package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.EnumSet;
import java.util.stream.Stream;
import lanewise.kernels.KernelSets;
import lanewise.kernels.common.VectorWidth;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.model.PinnedTraining.Size;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Training gives the same weights to the last bit, whatever the kernels, the vector width and the number of threads.
/// The build runs this at every width; the pinned hashes make the widths agree with each other. [SameBitsInJvmsTest]
/// does the same in JVMs of all kinds.
class SameBitsTest {

  @BeforeAll
  static void vectorsAreAsWideAsAsked() {
    VectorWidth.assertAsAsked();
  }

  @ParameterizedTest
  @EnumSource
  void fiftyStepsOfASmallNetworkGiveOneHash(PinnedTraining training) {
    assertOneHash(training, Size.SMALL, 2, 7);
  }

  @Test
  void fiftyStepsOfALargeNetworkGiveOneHash() {
    assertOneHash(PinnedTraining.BEST, Size.LARGE, 1, 3, 4);
  }

  @Test
  void theBestAlgorithmsOfTheLargeNetworkFollowEveryRule() {
    assertEquals(EnumSet.complementOf(EnumSet.of(ConvAlgorithm.WINOGRAD)), EnumSet.copyOf(
        PinnedTraining.BEST.network(Size.LARGE, "scalar", 1, PinnedTraining.SEED).convAlgorithms()));
  }

  @Test
  void anotherSeedGivesAnotherHash() {
    assertNotEquals(PinnedTraining.BEST.pinned(Size.SMALL),
        PinnedTraining.BEST.sha256(Size.SMALL, "vector", 2, PinnedTraining.SEED + 1));
  }

  private static void assertOneHash(PinnedTraining training, Size size, Integer... threadCounts) {
    assertAll(KernelSets.NAMES.stream().flatMap(kernels -> Stream.of(threadCounts).map(threads -> () ->
        assertEquals(training.pinned(size), training.sha256(size, kernels, threads),
            training + ", " + size + ", " + kernels + ", threads " + threads))));
  }
}
