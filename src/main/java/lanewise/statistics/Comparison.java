package lanewise.statistics;

import java.util.List;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/// How many times as fast as the baseline a candidate is, and whether the samples bear that out.
///
/// The verdict is
/// 1. `unclear` with fewer than five samples on a side: the interval of so few leaves out the truth far more often than
///    its 5 %, and p cannot become small;
/// 2. else `same` if the whole interval of the speed-up lies within a factor of 1.03 of 1, be the difference certain or
///    not;
/// 3. else `faster` or `slower` if the interval leaves out 1 and p is below 0.01;
/// 4. else `unclear`.
///
/// Arms of equal speed are called faster or slower about once in a hundred comparisons, provided that their trials take
/// turns: no test can tell a machine that slows down from an arm that is measured later.
///
/// @param speedUp ratio of the medians, above 1 if the candidate is faster, whatever the direction
/// @param low of the 95 % bootstrap interval of `speedUp`; NaN with a single sample on a side
/// @param high of the same
/// @param p two-sided, of the Mann-Whitney U test: how often arms of equal speed would differ at least so clearly;
///     exact up to 49 samples a side without ties, else by the normal approximation
/// @param fewSamples fewer than [#ENOUGH_SAMPLES] on a side, so that a difference may well be missed
public record Comparison(Spread baseline, Spread candidate, double speedUp, double low, double high, double p,
    Verdict verdict, boolean fewSamples) {

  public static final int ENOUGH_SAMPLES = 9;

  /// With fewer samples on a side the verdict is always `unclear`.
  public static final int FEWEST_FOR_A_VERDICT = 5;
  private static final double SAME_WITHIN = 1.03;
  private static final double SIGNIFICANCE = 0.01;

  /// @param baseline samples, not paired with the candidate's and not necessarily as many
  /// @throws IllegalArgumentException if there is no sample, or one that is not finite and above zero
  public static Comparison of(List<Double> baseline, List<Double> candidate, Direction direction) {
    Spread base = spread("baseline", baseline);
    Spread other = spread("candidate", candidate);
    boolean higher = direction == Direction.HIGHER_IS_FASTER;
    double speedUp = higher ? other.median() / base.median() : base.median() / other.median();
    var interval = higher ? RatioInterval.of(candidate, baseline) : RatioInterval.of(baseline, candidate);
    double p = mannWhitney(baseline, candidate);
    int fewer = Math.min(base.n(), other.n());
    var verdict = fewer < FEWEST_FOR_A_VERDICT ? Verdict.UNCLEAR : verdict(interval, p);
    return new Comparison(base, other, speedUp, interval.low(), interval.high(), p, verdict, fewer < ENOUGH_SAMPLES);
  }

  private static Verdict verdict(RatioInterval interval, double p) {
    if (interval.low() >= 1 / SAME_WITHIN && interval.high() <= SAME_WITHIN) {
      return Verdict.SAME;
    }
    if (p < SIGNIFICANCE && interval.low() > 1) {
      return Verdict.FASTER;
    }
    return p < SIGNIFICANCE && interval.high() < 1 ? Verdict.SLOWER : Verdict.UNCLEAR;
  }

  private static double mannWhitney(List<Double> one, List<Double> other) {
    double p = MannWhitneyUTest.withDefaults().test(array(one), array(other)).getPValue();
    return Double.isNaN(p) ? 1 : p; // All samples are equal.
  }

  private static double[] array(List<Double> samples) {
    return samples.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Spread spread(String side, List<Double> samples) {
    for (int i = 0; i < samples.size(); i++) {
      double sample = samples.get(i);
      if (!(sample > 0 && Double.isFinite(sample))) {
        throw new IllegalArgumentException("sample " + (i + 1) + " of " + samples.size() + " of the " + side + " is "
            + sample + ": speeds and times to compare are finite and above zero");
      }
    }
    return Spread.of(samples).orElseThrow(() -> new IllegalArgumentException("the " + side + " has no sample"));
  }
}
