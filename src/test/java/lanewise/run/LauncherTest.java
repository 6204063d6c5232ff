package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The script `lanewise`, in a project of its own with a JDK and a Maven that only say what they were asked to do.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  private static final List<String> TOOLS =
      List.of("sh", "dirname", "readlink", "sed", "find", "head", "cut", "stty", "touch");

  @TempDir Path folder;
  private Path project;
  private Path tools;
  private Path jdk;

  private record Started(int status, String text) {}

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectories(folder.resolve("a project"));
    Files.createDirectories(project.resolve("src/main"));
    Files.createDirectories(project.resolve("src/jmh"));
    Files.createDirectories(project.resolve("target"));
    Files.copy(Path.of("lanewise"), project.resolve("lanewise"));
    Files.createFile(project.resolve("pom.xml"));
    Files.createFile(project.resolve("target/lanewise.jar"));
    jdk = Files.createDirectories(folder.resolve("a jdk"));
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
    script(jdk.resolve("bin/java"), "echo \"java:$*\"; echo \"home:$LANEWISE_HOME\"; exit 42");
    script(jdk.resolve("bin/javac"), "");
    tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : TOOLS) {
      script(tools.resolve(tool), "exec " + found(tool) + " \"$@\"");
    }
  }

  @Test
  void startsTheJarWithTheModuleAndPassesTheExitCodeOn() throws Exception {
    Started started = start(project.resolve("lanewise"), "run", "an experiment.yaml");
    assertEquals(42, started.status(), started.text());
    assertTrue(started.text().contains("--add-modules=jdk.incubator.vector"), started.text());
    assertTrue(started.text().contains(
        "-jar " + project.toRealPath() + "/target/lanewise.jar run an experiment.yaml\n"), started.text());
    assertTrue(started.text().contains("home:" + project.toRealPath() + "\n"), started.text());
  }

  @Test
  void whatComputesTakesTheJvmAsItIs() throws Exception {
    assertTrue(start(project.resolve("lanewise"), "run").text().contains("-XX:TieredStopAtLevel=1"));
    for (String command : List.of("trial", "filter", "doctor")) {
      assertFalse(start(project.resolve("lanewise"), command).text().contains("-XX:TieredStopAtLevel=1"), command);
    }
  }

  @Test
  void worksThroughSymbolicLinks() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a project/lanewise"));
    Path linkToLink = Files.createSymbolicLink(folder.resolve("link to link"), link);
    Started started = start(linkToLink, "--version");
    assertTrue(started.text().contains("home:" + project.toRealPath() + "\n"), started.text());
  }

  @Test
  void buildsAMissingJarAndSaysWhy() throws Exception {
    Files.delete(project.resolve("target/lanewise.jar"));
    script(tools.resolve("mvn"), "echo \"mvn:$*\"; touch target/lanewise.jar");
    Started started = start(project.resolve("lanewise"), "--version");
    assertEquals(42, started.status(), started.text());
    assertTrue(started.text().contains("target/lanewise.jar is missing"), started.text());
    assertTrue(started.text().contains("mvn:-q -B -Dstyle.color=never -DskipTests -Dcyclonedx.skip package"),
        started.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main", "src/jmh"})
  void buildsAJarThatIsOlderThanASource(String folder) throws Exception {
    Path source = Files.createFile(project.resolve(folder).resolve("New.java"));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    script(tools.resolve("mvn"), "echo built");
    Started started = start(project.resolve("lanewise"), "--version");
    assertTrue(started.text().contains("newer than target/lanewise.jar"), started.text());
    assertTrue(started.text().contains("built\n"), started.text());
  }

  @Test
  void aFailedBuildIsShownAndEndsWithThree() throws Exception {
    Files.delete(project.resolve("target/lanewise.jar"));
    script(tools.resolve("mvn"), "echo 'no such symbol'; exit 1");
    Started started = start(project.resolve("lanewise"), "--version");
    assertEquals(3, started.status(), started.text());
    assertTrue(started.text().contains("no such symbol\nlanewise: the build failed"), started.text());
  }

  @Test
  void aMissingMavenIsNamed() throws Exception {
    Files.delete(project.resolve("target/lanewise.jar"));
    Started started = start(project.resolve("lanewise"), "--version");
    assertEquals(3, started.status(), started.text());
    assertTrue(started.text().contains("install maven"), started.text());
  }

  private Started start(Path launcher, String... arguments) throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of(found("sh").toString(), launcher.toString()), Stream.of(arguments)).toList();
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("PATH", tools.toString());
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Started(process.waitFor(), text);
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private static Path found(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(directory -> Path.of(directory, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + tool + " on the PATH"));
  }
}
