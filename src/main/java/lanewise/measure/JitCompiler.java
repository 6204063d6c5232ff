package lanewise.measure;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/// Watches the JIT compiler, which works in the background: a call that is timed while it does is not what it is going
/// to be. To have it compile in the foreground (`-XX:-BackgroundCompilation`) is no way out, because methods are then
/// compiled in another order, and vector code among them is inlined worse.
final class JitCompiler {

  private static final String QUEUE = "compile queue:\n";
  private static final String EMPTY_QUEUE = QUEUE + "Empty";
  private static final String THREAD = "CompilerThread";

  private long millis;

  /// Whether it has worked since the last time that this was asked, or is still at it, or has something to do. A JVM
  /// that tells nothing of its compiler is taken for one without.
  boolean busy() {
    long before = millis;
    millis = totalMillis();
    return millis != before || !isIdle(state());
  }

  private static long totalMillis() {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    return compiler == null ? 0 : compiler.getTotalCompilationTime();
  }

  /// What `jcmd Compiler.queue` prints: the threads that compile, then the queues.
  private static String state() {
    try {
      return (String) ManagementFactory.getPlatformMBeanServer().invoke(
          new ObjectName("com.sun.management:type=DiagnosticCommand"), "compilerQueue", new Object[] {null},
          new String[] {String[].class.getName()});
    } catch (JMException _) {
      return "";
    }
  }

  static boolean isIdle(String state) {
    return !state.contains(THREAD) && !state.replace(EMPTY_QUEUE, "").contains(QUEUE);
  }
}
