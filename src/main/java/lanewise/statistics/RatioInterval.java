package lanewise.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// The 95 % bootstrap interval of a ratio of two medians: both samples are drawn again, each from itself with
/// replacement, and the interval leaves out 2.5 % of the resampled ratios at either end (the percentile interval of
/// Efron and Tibshirani 1993, "An introduction to the bootstrap", chapter 13).
///
/// Of two samples of one distribution it holds its 95 % from five values a side up, where the bias-corrected interval
/// (BCa) is no better: 95 to 98 % of simulated intervals contain 1; but 93, 90 and 67 % at four, three and two values.
///
/// The same samples always give the same interval. A single value has no scatter to draw from: the interval is NaN.
record RatioInterval(double low, double high) {

  private static final int RESAMPLES = 10_000;
  private static final int LEFT_OUT = RESAMPLES / 40;
  private static final long SEED = 4;

  static RatioInterval of(List<Double> numerator, List<Double> denominator) {
    if (numerator.size() == 1 || denominator.size() == 1) {
      return new RatioInterval(Double.NaN, Double.NaN);
    }
    double[] above = sorted(numerator);
    double[] below = sorted(denominator);
    var random = new SplittableRandom(SEED);
    var ratios = new double[RESAMPLES];
    Arrays.setAll(ratios, _ -> resampledMedian(above, random) / resampledMedian(below, random));
    Arrays.sort(ratios);
    return new RatioInterval(ratios[LEFT_OUT], ratios[RESAMPLES - 1 - LEFT_OUT]);
  }

  private static double[] sorted(List<Double> sample) {
    return sample.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /// The median of as many values, drawn with replacement. Of sorted values, only the places need sorting.
  private static double resampledMedian(double[] sorted, SplittableRandom random) {
    int n = sorted.length;
    var places = new int[n];
    Arrays.setAll(places, _ -> random.nextInt(n));
    Arrays.sort(places);
    return (sorted[places[(n - 1) / 2]] + sorted[places[n / 2]]) / 2;
  }
}
