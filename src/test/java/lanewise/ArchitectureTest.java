package lanewise;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.ObjectInputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

/// The walls between the packages. Move one on purpose or not at all.
class ArchitectureTest {

  private static final String VECTOR_API = "jdk.incubator.vector..";

  /// The methods of Files that change what is in a file or under its name.
  private static final Set<String> WRITING = Set.of("write", "writeString", "newOutputStream", "newBufferedWriter",
      "newByteChannel", "copy", "move", "createFile", "createTempFile");

  private static final JavaClasses LANEWISE = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("lanewise");

  @Test
  void allPackagesAreSeen() {
    var names = List.of("tensor", "kernels", "parallel", "random", "statistics", "measure", "model", "data", "config",
        "results", "image", "storage", "console", "archive", "experiments", "compare", "report", "doctor",
        "checkpoint", "predict", "chart", "notebook", "run");
    for (String name : names) {
      assertTrue(LANEWISE.containPackage("lanewise." + name), "no classes of lanewise." + name + " were found");
    }
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("lanewise.(**)").should().beFreeOfCycles().check(LANEWISE);
  }

  @Test
  void eachPackageUsesOnlyThoseBelowIt() {
    mayUseOnly("tensor");
    mayUseOnly("storage");
    mayUseOnly("random");
    mayUseOnly("kernels");
    mayUseOnly("parallel");
    mayUseOnly("config", "storage");
    mayUseOnly("statistics");
    mayUseOnly("results", "statistics", "storage");
    mayUseOnly("checkpoint", "storage", "results", "tensor", "model");
    mayUseOnly("predict", "checkpoint", "experiments", "config", "console", "image", "kernels", "model", "parallel",
        "results", "storage", "tensor");
    mayUseOnly("measure", "kernels", "parallel", "random", "statistics");
    mayUseOnly("image");
    mayUseOnly("data", "tensor", "random", "storage");
    mayUseOnly("console", "data", "statistics");
    mayUseOnly("compare", "archive", "results", "console", "statistics");
    mayUseOnly("archive", "results", "console", "statistics", "config", "storage");
    mayUseOnly("doctor", "console", "data", "kernels", "parallel", "measure", "results", "statistics", "storage");
    mayUseOnly("report", "chart", "archive", "results", "console", "statistics", "storage");
    mayUseOnly("chart");
    mayUseOnly("notebook", "chart", "console", "image", "report", "results", "storage");
    mayUseOnly("model", "tensor", "random", "kernels", "parallel");
    mayUseOnly("experiments", "config", "console", "data", "kernels", "model", "results", "tensor");
  }

  @Test
  void onlyClassesNamedVectorUseTheVectorApi() {
    noClasses().that().haveSimpleNameNotStartingWith("Vector")
        .should().dependOnClassesThat().resideInAnyPackage(VECTOR_API)
        .check(LANEWISE);
  }

  @Test
  void classesNamedVectorDoUseTheVectorApiOrLeadToIt() {
    classes().that().haveSimpleNameStartingWith("Vector").and().resideInAPackage("lanewise.kernels..")
        .should().dependOnClassesThat(resideInAnyPackage(VECTOR_API)
            .or(describe("are named Vector...", other -> other.getSimpleName().startsWith("Vector"))))
        .check(LANEWISE);
  }

  /// Their order of addition is left open by the Vector API, and does change when the JIT compiler takes over.
  @Test
  void noFloatLanesAreReducedByAddition() {
    var addsLanes = describe("adding float lanes in an order of their own", (JavaCodeUnit method) ->
        method.getMethodCallsFromSelf().stream().anyMatch(call -> call.getTarget().getName().equals("reduceLanes")
            && call.getTargetOwner().isAssignableTo("jdk.incubator.vector.FloatVector"))
        && method.getFieldAccesses().stream().anyMatch(access -> Set.of("ADD", "MUL").contains(access.getName())));
    noCodeUnits().should(be(addsLanes)).check(LANEWISE);
  }

  /// The methods of FloatVector are shared: where a second species shows up in their profile, C2 may box the vectors of
  /// any kernel that it compiles later.
  @Test
  void allFloatVectorsAreOfThePreferredSpecies() {
    noClasses().should().accessFieldWhere(describe("its target is a species of FloatVector's own",
            (JavaFieldAccess access) -> access.getTargetOwner().isEquivalentTo(FloatVector.class)
                && access.getTarget().getName().startsWith("SPECIES_")
                && !access.getTarget().getName().equals("SPECIES_PREFERRED")))
        .check(LANEWISE);
  }

  @Test
  void onlyParallelAndRunHaveThreadPools() {
    noClasses().that().resideOutsideOfPackages("lanewise.parallel..", "lanewise.run..")
        .should().dependOnClassesThat().areAssignableTo(Executor.class)
        .check(LANEWISE);
  }

  @Test
  void onlyResultsAndNotebooksKnowTablesaw() {
    noClasses().that().doNotHaveFullyQualifiedName("lanewise.results.CsvTables")
        .and().doNotHaveFullyQualifiedName("lanewise.results.ResultTables")
        .and().resideOutsideOfPackage("lanewise.notebook..")
        .should().dependOnClassesThat().resideInAnyPackage("tech.tablesaw..")
        .check(LANEWISE);
  }

  @Test
  void onlyStatisticsKnowsCommonsStatistics() {
    noClasses().that().resideOutsideOfPackage("lanewise.statistics..")
        .should().dependOnClassesThat().resideInAnyPackage("org.apache.commons.statistics..")
        .check(LANEWISE);
  }

  @Test
  void onlyConfigKnowsYaml() {
    noClasses().that().resideOutsideOfPackage("lanewise.config..")
        .should().dependOnClassesThat().resideInAnyPackage("org.snakeyaml..")
        .check(LANEWISE);
  }

  @Test
  void onlyDataOpensConnections() {
    noClasses().that().resideOutsideOfPackage("lanewise.data..")
        .should().dependOnClassesThat().resideInAnyPackage("java.net.http..")
        .check(LANEWISE);
  }

  @Test
  void onlyImageAndChartsKnowPictures() {
    noClasses().that().resideOutsideOfPackages("lanewise.image..", "lanewise.chart..")
        .should().dependOnClassesThat().resideInAnyPackage("javax.imageio..", "java.awt..")
        .check(LANEWISE);
  }

  @Test
  void onlyChartsKnowTheirLibraries() {
    noClasses().that().resideOutsideOfPackage("lanewise.chart..")
        .should().dependOnClassesThat().resideInAnyPackage("org.jfree..", "org.apache.batik..")
        .check(LANEWISE);
  }

  @Test
  void onlyTheReportCommandFindsRuns() {
    noClasses().that().resideInAPackage("lanewise.report..").and().doNotHaveSimpleName("ReportCommand")
        .should().dependOnClassesThat().resideInAnyPackage("lanewise.archive..")
        .check(LANEWISE);
  }

  /// Elsewhere a crash or a full disk could leave half a file. The log grows, the lock is empty, and a download gets
  /// its name once it is proved.
  @Test
  void onlyStorageWritesFiles() {
    var writes = describe("writes a file", (JavaCall<?> call) ->
        call.getTargetOwner().isEquivalentTo(Files.class) && WRITING.contains(call.getName())
        || call.getTargetOwner().isEquivalentTo(FileChannel.class) && call.getName().equals("open")
        || Stream.of(FileOutputStream.class, FileWriter.class, RandomAccessFile.class)
            .anyMatch(writer -> call.getTargetOwner().isEquivalentTo(writer))
        || Stream.of(PrintStream.class, PrintWriter.class, ImageIO.class)
            .anyMatch(writer -> call.getTargetOwner().isEquivalentTo(writer))
            && call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(File.class)));
    noClasses().that().resideOutsideOfPackage("lanewise.storage..")
        .and().haveSimpleNameNotEndingWith("RunLog").and().haveSimpleNameNotEndingWith("RunLock")
        .and().haveSimpleNameNotEndingWith("Downloader")
        .should().callCodeUnitWhere(writes)
        .check(LANEWISE);
  }

  @Test
  void nothingIsDeserialisedByJava() {
    noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class).check(LANEWISE);
  }

  private static void mayUseOnly(String name, String... others) {
    String[] allowed = Stream.concat(Stream.of(name), Stream.of(others))
        .map(each -> "lanewise." + each + "..")
        .toArray(String[]::new);
    noClasses().that().resideInAPackage("lanewise." + name + "..")
        .should().dependOnClassesThat(resideInAnyPackage("lanewise..")
            .and(not(resideInAnyPackage(allowed))))
        .check(LANEWISE);
  }
}
