package lanewise.doctor;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import lanewise.kernels.KernelSet;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvGeometry;
import lanewise.kernels.gemm.MatrixProduct;
import lanewise.measure.cases.ConvForwardCase;
import lanewise.measure.cases.ConvInputGradientCase;
import lanewise.measure.cases.ConvWeightGradientCase;
import lanewise.measure.cases.KernelCase;
import lanewise.measure.cases.ProductCase;
import lanewise.measure.cases.SoftmaxCase;
import lanewise.measure.cases.UpdateCase;
import lanewise.parallel.BatchParallel;

/// Do scalar and vector kernels give the same bits on this machine? The work of a training step in small, in sizes that
/// fill no register evenly; the vector kernels again and again, so that the JIT compiler gets at them.
///
/// @param patience for which the vector kernels are repeated
record KernelCheck(Duration patience) {

  private static final String CHECK = "same bits";
  private static final String REMEDY =
      "trust no result of this machine; try another JDK 25, and tell Lanewise's authors with ./lanewise doctor --json";

  Finding finding(KernelSet scalar, KernelSet vector) {
    Map<String, KernelCase> expected = cases(scalar);
    Map<String, KernelCase> found = cases(vector);
    expected.values().forEach(KernelCheck::runOnce);
    long end = System.nanoTime() + patience.toNanos();
    int rounds = 0;
    do {
      rounds++;
      for (Map.Entry<String, KernelCase> work : found.entrySet()) {
        runOnce(work.getValue());
        int differs = Arrays.mismatch(expected.get(work.getKey()).result(), work.getValue().result());
        if (differs >= 0) {
          return Finding.fail(CHECK, "%s: element %d is %s by scalar and %s by vector kernels, in round %d".formatted(
              work.getKey(), differs, expected.get(work.getKey()).result()[differs], work.getValue().result()[differs],
              rounds), REMEDY);
        }
      }
    } while (System.nanoTime() < end);
    return Finding.ok(CHECK, "scalar and vector kernels agree on " + String.join(", ", found.keySet())
        + " (rounds: " + rounds + ")");
  }

  private static void runOnce(KernelCase work) {
    work.reset();
    work.run();
  }

  private static Map<String, KernelCase> cases(KernelSet kernels) {
    var alone = new BatchParallel(1);
    var conv = kernels.conv(ConvAlgorithm.DIRECT);
    var geometry = ConvGeometry.same(2, 7, 19, 3, 3, 3, 1, 1);
    int images = 2;
    var cases = new LinkedHashMap<String, KernelCase>();
    cases.put("convolution", new ConvForwardCase(geometry, images, conv, alone));
    cases.put("weight gradient", new ConvWeightGradientCase(geometry, images, conv, kernels.blas(), alone));
    cases.put("input gradient", new ConvInputGradientCase(geometry, images, conv, alone));
    cases.put("matrix product", new ProductCase(MatrixProduct.of(7, 37, 11, false, true), kernels.gemm(), alone));
    cases.put("softmax", new SoftmaxCase(3, 10, true, kernels.softmax(), alone));
    cases.put("Adam", UpdateCase.adam(203, kernels.updates(), alone));
    return cases;
  }
}
