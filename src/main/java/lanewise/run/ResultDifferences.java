package lanewise.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import lanewise.results.ConfusionCell;
import lanewise.results.EpochRecord;
import lanewise.results.KernelRecord;
import lanewise.results.KernelTiming;
import lanewise.results.TestRecord;
import lanewise.results.TrialRecord;

/// In what a trial that was run again differs from what it told before: every bit of its results counts, and no time.
final class ResultDifferences {

  private final List<String> found = new ArrayList<>();

  private ResultDifferences() {}

  /// @param then and `now`: what the trial's process told, one record if it told anything
  static List<String> ofTraining(List<TrialRecord> then, List<TrialRecord> now) {
    var differences = new ResultDifferences();
    if (then.isEmpty() || now.isEmpty()) {
      differences.compare("result", then.isEmpty() ? "none" : "one", now.isEmpty() ? "none" : "one");
    } else {
      differences.training(then.getLast(), now.getLast());
    }
    return differences.found;
  }

  /// @param then and `now`: a record for each call
  static List<String> ofKernels(List<KernelRecord> then, List<KernelRecord> now) {
    var differences = new ResultDifferences();
    differences.compare("calls", then.size(), now.size());
    for (int i = 0; i < Math.min(then.size(), now.size()); i++) {
      KernelRecord before = then.get(i);
      differences.compare(before.work() + " status", before.status().label(), now.get(i).status().label());
      differences.compare(before.work() + " result",
          before.timing().map(KernelTiming::resultSha256), now.get(i).timing().map(KernelTiming::resultSha256));
    }
    return differences.found;
  }

  private void training(TrialRecord then, TrialRecord now) {
    compare("status", then.status().label(), now.status().label());
    compare("data", then.dataSha256(), now.dataSha256());
    compare("weights", then.weightsSha256(), now.weightsSha256());
    compare("epochs", then.epochs().size(), now.epochs().size());
    for (int i = 0; i < Math.min(then.epochs().size(), now.epochs().size()); i++) {
      epoch(then.epochs().get(i), now.epochs().get(i));
    }
    test(then, now, "test loss", TestRecord::loss);
    test(then, now, "test accuracy", TestRecord::accuracy);
    test(then, now, "confusion", test -> test.confusion().stream().map(ConfusionCell::count).toList());
  }

  private void epoch(EpochRecord then, EpochRecord now) {
    String epoch = "epoch " + then.epoch() + " ";
    compare(epoch + "train loss", then.trainLoss(), now.trainLoss());
    compare(epoch + "train accuracy", then.trainAccuracy(), now.trainAccuracy());
    compare(epoch + "validation loss", then.validationLoss(), now.validationLoss());
    compare(epoch + "validation accuracy", then.validationAccuracy(), now.validationAccuracy());
  }

  private void test(TrialRecord then, TrialRecord now, String what, Function<TestRecord, Object> figure) {
    compare(what, then.test().map(figure), now.test().map(figure));
  }

  private void compare(String what, Object then, Object now) {
    if (!Objects.equals(then, now)) {
      found.add(what + " was " + text(then) + ", now " + text(now));
    }
  }

  private static String text(Object value) {
    return value instanceof Optional<?> optional ? optional.map(ResultDifferences::text).orElse("none") : value.toString();
  }
}
