package lanewise.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.archive.ArchivedRun.State;

/// A run whose folder may go.
///
/// @param reason why
record Leftover(ArchivedRun run, String reason) {

  /// A run has its `run.json` moments after its folder; until then it looks damaged.
  private static final Duration TIME_TO_START = Duration.ofMinutes(1);

  /// The runs that are damaged, or were killed before a trial ended; and of what is left all but the newest few of each
  /// experiment, if there is a number of them. Never one at work.
  ///
  /// @param runs the newest first
  /// @param keep how many of each experiment stay; empty for all
  static List<Leftover> of(List<ArchivedRun> runs, Optional<Integer> keep, Instant now) {
    var leftovers = new ArrayList<Leftover>();
    Map<String, Integer> kept = new HashMap<>();
    for (ArchivedRun run : runs) {
      if (run.state() == State.RUNNING || mayBeStarting(run, now)) {
        continue;
      }
      Optional<String> reason = useless(run);
      if (reason.isEmpty() && keep.isPresent() && kept.merge(run.experiment(), 1, Integer::sum) > keep.get()) {
        reason = Optional.of("older than the newest " + keep.get() + " of " + run.experiment());
      }
      reason.ifPresent(why -> leftovers.add(new Leftover(run, why)));
    }
    return leftovers;
  }

  private static Optional<String> useless(ArchivedRun run) {
    return switch (run.state()) {
      case DAMAGED -> Optional.of("damaged: " + run.findings().getFirst());
      case UNFINISHED -> run.finishedTrials() == 0
          ? Optional.of("killed before a trial ended") : Optional.empty();
      case SOUND, RUNNING -> Optional.empty();
    };
  }

  private static boolean mayBeStarting(ArchivedRun run, Instant now) {
    try {
      return run.manifest().isEmpty()
          && Files.getLastModifiedTime(run.folder()).toInstant().isAfter(now.minus(TIME_TO_START));
    } catch (IOException _) {
      return false; // A folder that tells nothing of itself is not one that a run has just made.
    }
  }
}
