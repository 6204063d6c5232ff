package lanewise.console;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/// Refuses to start where results would be slow beyond use, or would not come at all.
public final class StartChecks {

  /// The Vector API.
  public static final String MODULE = "jdk.incubator.vector";

  private StartChecks() {}

  /// Whether the Vector API module is among those of `layer`.
  public static boolean hasVectorModule(ModuleLayer layer) {
    return layer.findModule(MODULE).isPresent();
  }

  /// Whether this JVM uses fused multiply-add instructions.
  public static boolean usesFma() {
    return option("UseFMA");
  }

  /// @throws Refusal if the Vector API module is not in this JVM
  public static void requireVectorModule() {
    requireVectorModule(ModuleLayer.boot());
  }

  public static void requireVectorModule(ModuleLayer layer) {
    if (!hasVectorModule(layer)) {
      throw new Refusal(ExitCode.ENVIRONMENT, """
          Java was started without the Vector API, which is an incubator module. Start Lanewise with its launcher:
            ./lanewise ARGUMENTS
          or hand the module to Java yourself:
            java --add-modules=%s -jar target/lanewise.jar ARGUMENTS""".formatted(MODULE));
    }
  }

  /// @throws Refusal if the JVM does not use fused multiply-add instructions
  public static void requireFma() {
    requireFma(usesFma());
  }

  /// @throws Refusal if the JIT compiler of this JVM turns loops into SIMD code by itself
  public static void requireNoSuperWord() {
    if (option("UseSuperWord")) {
      throw new Refusal(ExitCode.ENVIRONMENT, "kernels 'scalar-no-superword' need a JVM without auto-vectorisation: "
          + "start Java with -XX:-UseSuperWord, or take 'scalar'");
    }
  }

  private static boolean option(String name) {
    return Boolean.parseBoolean(
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).getVMOption(name).getValue());
  }

  public static void requireFma(boolean hardwareFma) {
    if (!hardwareFma) {
      throw new Refusal(ExitCode.ENVIRONMENT, """
          Java does not use fused multiply-add (FMA) instructions here, and computing them in software is hundreds of
          times slower. The processor needs FMA3 (x86 since 2013, every 64-bit ARM), a virtual machine has to pass it
          on, and the flags -XX:-UseFMA and -XX:UseAVX=0 must not be set.""");
    }
  }
}
