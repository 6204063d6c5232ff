package lanewise.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lanewise.statistics.Median;

/// The answer: one sentence for each arm.
final class VerdictSection implements Section {

  private static final List<String> VERDICTS = List.of("faster", "slower", "same", "unclear");

  @Override
  public String id() {
    return "verdict";
  }

  @Override
  public String title() {
    return "Verdict";
  }

  @Override
  public String of(Runs runs) {
    List<ArmFigures> compared = ArmFigures.of(runs).stream().filter(ArmFigures::compared).toList();
    var items = new ArrayList<String>();
    compared.stream().filter(ArmFigures::ofTraining).map(arm -> training(runs, arm)).forEach(items::add);
    compared.stream()
        .filter(arm -> !arm.ofTraining())
        .collect(Collectors.groupingBy(ArmFigures::name, LinkedHashMap::new, Collectors.toList()))
        .values().forEach(works -> items.add(kernels(runs, works)));
    return items.isEmpty() ? "" : Html.list("verdicts", items);
  }

  private static String training(Runs runs, ArmFigures arm) {
    var sentence = new StringBuilder(arm.name()).append(" is ").append(Digits.times(arm.speedUp().orElseThrow()))
        .append(" times as fast as ").append(runs.armName(arm.run(), arm.baseline())).append(" (");
    interval(arm).ifPresent(interval -> sentence.append("95 % interval ").append(interval).append(", "));
    sentence.append("n = ").append(arm.samples()).append(")");
    return item(arm.speedUp().orElseThrow(), arm.verdict(), sentence.toString(), network(arm));
  }

  private static String network(ArmFigures arm) {
    return !arm.bitsKnown() ? "Bits were not compared."
        : arm.bitsOfBaseline() ? "Same bits: yes, the same network, bit for bit."
        : "Another network than the baseline's" + switch (arm.sameBits()) {
          case "true" -> " (its trials agree to the bit).";
          case "false" -> ": NOT the same bits, which must not happen.";
          default -> ".";
        };
  }

  /// An arm of a kernels run: how many of its works went which way.
  private static String kernels(Runs runs, List<ArmFigures> works) {
    ArmFigures first = works.getFirst();
    Map<String, Long> counts =
        works.stream().collect(Collectors.groupingBy(ArmFigures::verdict, Collectors.counting()));
    String verdicts = VERDICTS.stream()
        .filter(counts::containsKey)
        .map(verdict -> verdict + " in " + counts.get(verdict))
        .collect(Collectors.joining(", "));
    double median = Median.of(works.stream().map(arm -> arm.speedUp().orElseThrow()).toList()).orElseThrow();
    String most = counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return item(median, 2 * counts.get(most) > works.size() ? most : "mixed",
        first.name() + " is " + Digits.times(median) + " times as fast as "
            + runs.armName(first.run(), first.baseline()) + " in the median of " + works.size() + " kernels ("
            + verdicts + ")",
        results(works));
  }

  private static String results(List<ArmFigures> works) {
    long wrong = works.stream().filter(ArmFigures::bitsWrong).count();
    long known = works.stream().filter(ArmFigures::bitsKnown).count();
    long same = works.stream().filter(ArmFigures::bitsOfBaseline).count();
    return wrong > 0 ? "NOT the same bits in " + wrong + ", which must not happen."
        : known == 0 ? "Bits were not compared."
        : same == known ? "Same bits: yes, in all that were compared."
        : "Same bits as the baseline in " + same + " of " + known + ".";
  }

  static Optional<String> interval(ArmFigures arm) {
    return arm.low().flatMap(low -> arm.high().map(high -> Digits.times(low) + " to " + Digits.times(high)));
  }

  private static String item(double speedUp, String verdict, String sentence, String bits) {
    String word = verdict.isEmpty() ? "unclear" : verdict;
    String cssClass = VERDICTS.contains(word) ? word : "unclear";
    return "<span class=\"times " + cssClass + "\" aria-hidden=\"true\">" + Digits.times(speedUp) + "×</span><span>"
        + Html.escaped(sentence) + ": <strong class=\"" + cssClass + "\">" + Html.escaped(word) + "</strong>. "
        + Html.escaped(bits) + "</span>";
  }
}
