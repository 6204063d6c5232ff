package lanewise.fuzz;

import java.util.random.RandomGenerator;

/// Makes inputs that are nearly what a reader expects: most of them pass its first checks, and fail or lie later.
@FunctionalInterface
public interface HostileInputs {

  /// The next input; the same for a generator in the same state.
  byte[] next(RandomGenerator random);
}
