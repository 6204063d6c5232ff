package lanewise;

/// How much a test tries that finds more the longer it looks: `mvn verify` gives it the short form, `mvn verify
/// -Pstress` the long one.
public final class Effort {

  private static final boolean LONG = "long".equals(System.getProperty("lanewise.effort"));

  private Effort() {}

  /// How often to try, in the form that was asked for.
  public static int of(int shortForm, int longForm) {
    return LONG ? longForm : shortForm;
  }

  /// Tells what a test did, for the record of a long run.
  public static void report(String test, String done, long startNanos) {
    if (LONG) {
      System.out.printf("stress: %s: %s in %.1f s%n", test, done, (System.nanoTime() - startNanos) / 1e9);
    }
  }
}
