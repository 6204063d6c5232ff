package lanewise.experiments;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lanewise.config.Arm;

/// The heap of a trial's JVM: the flags that set it up, its size under an arm's own flags, and the size that takes a
/// given number of bytes.
///
/// A training allocates nothing, so all but a small part of the heap is for what stays: by Java's usual division a
/// third of it would be empty, and no array could be larger than the other two thirds.
public final class TrialHeap {

  /// The heap of every trial, unless its arm asks for another.
  public static final long USUAL_BYTES = 1L << 30;

  /// Old objects have so many times the room of new ones.
  private static final int OLD_TO_NEW = 15;

  /// What the program keeps beside data and network: its own objects, and what the JVM keeps in the heap.
  private static final long PROGRAM_BYTES = 12L << 20;

  private static final Pattern SIZE =
      Pattern.compile("(?:-Xmx|-XX:MaxHeapSize=)(0[xX]\\p{XDigit}{1,15}|\\d{1,18})([kKmMgGtT]?)");
  private static final String UNITS = "kmgt";
  private static final int SHIFT_OF_UNIT = 10;
  private static final long MIB = 1 << 20;
  private static final long STEP_MIB = 64;
  private static final long GIB_IN_MIB = 1024;

  private TrialHeap() {}

  /// What every trial's JVM is told about its heap.
  public static List<String> flags() {
    return List.of("-Xmx" + USUAL_BYTES / MIB / GIB_IN_MIB + "g", "-XX:NewRatio=" + OLD_TO_NEW);
  }

  /// The heap of an arm's trials, in bytes: the last of its flags that gives one wins, as in the JVM; a size that the
  /// JVM will not understand counts for nothing.
  static long bytes(Arm arm) {
    return Stream.of(arm.jvmFlags().split("\\s+"))
        .map(TrialHeap::given)
        .flatMapToLong(OptionalLong::stream)
        .reduce((_, later) -> later)
        .orElse(USUAL_BYTES);
  }

  private static OptionalLong given(String flag) {
    Matcher size = SIZE.matcher(flag);
    if (!size.matches()) {
      return OptionalLong.empty();
    }
    String unit = size.group(2).toLowerCase(Locale.ROOT);
    int shift = unit.isEmpty() ? 0 : SHIFT_OF_UNIT * (1 + UNITS.indexOf(unit));
    String digits = size.group(1).toLowerCase(Locale.ROOT);
    long number = digits.startsWith("0x") ? Long.parseLong(digits.substring(2), 16) : Long.parseLong(digits);
    return number > Long.MAX_VALUE >> shift ? OptionalLong.empty() : OptionalLong.of(number << shift);
  }

  /// The heap of this JVM, in bytes. Java tells it without the room that it keeps free to move new objects to, a tenth
  /// of a sixteenth.
  public static long here() {
    return Runtime.getRuntime().maxMemory() / 159 * 160;
  }

  /// The heap that a trial needs which keeps so many bytes of data and network.
  static long needed(long kept) {
    long old = Math.addExact(kept, PROGRAM_BYTES);
    return Math.addExact(old, Math.ceilDiv(old, OLD_TO_NEW));
  }

  /// A need for people: whole MiB, rounded up.
  public static String need(long bytes) {
    return mib(Math.ceilDiv(bytes, MIB));
  }

  /// A heap or a memory for people: whole MiB.
  public static String size(long bytes) {
    return mib(Math.round((double) bytes / MIB));
  }

  private static String mib(long mib) {
    return String.format(Locale.ROOT, "%,d MiB", mib);
  }

  /// A flag that gives at least so many bytes.
  static String flag(long bytes) {
    long mib = Math.ceilDiv(bytes, MIB);
    return mib > GIB_IN_MIB ? "-Xmx" + Math.ceilDiv(mib, GIB_IN_MIB) + "g"
        : "-Xmx" + Math.ceilDiv(mib, STEP_MIB) * STEP_MIB + "m";
  }
}
