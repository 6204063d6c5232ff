package lanewise.kernels.conv;

import static lanewise.kernels.conv.ConvAlgorithm.DIRECT;
import static lanewise.kernels.conv.ConvAlgorithm.FFT;
import static lanewise.kernels.conv.ConvAlgorithm.IM2COL;
import static lanewise.kernels.conv.ConvAlgorithm.WINOGRAD4;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import lanewise.kernels.KernelSets;
import lanewise.kernels.conv.ConvChoice.Passes;
import org.junit.jupiter.api.Test;

class BestConvTest {

  @Test
  void theRuleIsTheDocumentedOne() {
    assertChosen(Passes.all(WINOGRAD4), ConvGeometry.same(32, 28, 28, 64, 3, 3, 1, 1));
    assertChosen(Passes.all(DIRECT), ConvGeometry.same(15, 28, 28, 64, 3, 3, 1, 1));
    assertChosen(Passes.all(FFT), ConvGeometry.same(1, 64, 64, 8, 7, 9, 1, 1));
    assertChosen(Passes.all(DIRECT), ConvGeometry.same(1, 64, 64, 8, 7, 9, 2, 1));
    assertChosen(Passes.all(IM2COL), ConvGeometry.same(32, 28, 28, 64, 3, 3, 2, 2));
    assertChosen(Passes.all(IM2COL), ConvGeometry.valid(64, 28, 28, 32, 1, 1, 1, 1));
    assertChosen(Passes.all(DIRECT), ConvGeometry.valid(64, 28, 28, 31, 1, 1, 1, 1));
    assertChosen(new Passes(DIRECT, DIRECT, IM2COL), ConvGeometry.same(32, 28, 28, 64, 5, 5, 1, 1));
    assertChosen(Passes.all(DIRECT), ConvGeometry.same(8, 14, 14, 16, 5, 5, 1, 1));
  }

  @Test
  void whatIsChosenCoversTheGeometry() {
    for (int channels : new int[] {1, 16, 32}) {
      for (int kernel : new int[] {1, 2, 3, 5, 7, 9}) {
        for (int stride : new int[] {1, 2}) {
          ConvGeometry g = ConvGeometry.same(channels, 20, 20, channels, kernel, kernel, stride, 1);
          Passes passes = ConvChoice.best().choose(g);
          Stream.of(passes.forward(), passes.dInput(), passes.dWeights()).forEach(algorithm ->
              assertTrue(KernelSets.named("scalar").conv(algorithm).refusal(g).isEmpty(), algorithm + " for " + g));
        }
      }
    }
  }

  private static void assertChosen(Passes expected, ConvGeometry g) {
    assertEquals(expected, ConvChoice.best().choose(g), g::toString);
  }
}
