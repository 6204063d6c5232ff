package lanewise.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.console.StartChecks;
import lanewise.data.DataFolders;
import lanewise.kernels.KernelSet;
import lanewise.kernels.KernelSets;
import lanewise.results.Environment;

/// All checks, in the order in which they are told.
///
/// @param linux where Linux tells about itself
/// @param environment the variables of this process
/// @param results where run folders are made
/// @param data where datasets are looked for
/// @param trialHeapBytes that a trial may take
record Examination(
    LinuxFiles linux, Map<String, String> environment, Path results, DataFolders data, long trialHeapBytes) {

  private static final Duration KERNEL_PATIENCE = Duration.ofMillis(300);

  Diagnosis diagnosis() {
    Optional<CpuTimes> before = CpuTimes.of(linux);
    Environment here = Environment.current();
    int cores = Runtime.getRuntime().availableProcessors();
    var processor = new ProcessorChecks(linux);
    var findings = new ArrayList<Finding>();
    findings.add(Finding.ok("machine", here.cpu() + ", " + here.os()));
    findings.addAll(java());
    findings.add(processor.cores(cores, JvmFlag.of("ActiveProcessorCount").filter(JvmFlag::given)));
    findings.add(processor.load(cores));
    findings.add(processor.governor());
    findings.add(processor.turbo());
    findings.add(processor.hyperThreads());
    findings.add(processor.steal(before));
    findings.add(new TimerCheck(linux).finding());
    findings.add(new MemoryCheck(linux, trialHeapBytes).finding());
    findings.add(new FolderCheck("results folder", results, "name another folder with --results DIR").finding());
    findings.add(new FolderCheck("temp folder", Path.of(System.getProperty("java.io.tmpdir")),
        "name another folder with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR in the environment").finding());
    return Diagnosis.of(findings, new DataChecks(data).findings());
  }

  private List<Finding> java() {
    var checks = JavaChecks.of(Cpu.of(linux));
    boolean module = StartChecks.hasVectorModule(ModuleLayer.boot());
    boolean fma = StartChecks.usesFma();
    var findings = new ArrayList<Finding>();
    findings.add(JavaChecks.version(Runtime.version().feature(), System.getProperty("java.vm.name"),
        Runtime.version() + " of " + System.getProperty("java.vm.vendor")));
    findings.add(JavaChecks.options(environment));
    findings.add(JavaChecks.module(module));
    if (module) {
      KernelSet vector = KernelSets.named("vector");
      findings.add(checks.width(vector.bits(), vector.lanes()));
    }
    findings.add(checks.fma(fma));
    if (module && fma) {
      findings.add(new KernelCheck(KERNEL_PATIENCE).finding(KernelSets.named("scalar"), KernelSets.named("vector")));
    }
    return findings;
  }
}
