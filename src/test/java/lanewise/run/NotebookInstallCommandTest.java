package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lanewise.console.ExitCode;
import lanewise.console.StopSignal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `lanewise notebook install`, as typed.
@DisabledOnOs(OS.WINDOWS)
class NotebookInstallCommandTest {

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Path project;
  private Path data;

  @BeforeEach
  void makeProject() throws IOException {
    project = folder.resolve("a project");
    Files.createDirectories(project.resolve("target/notebook"));
    Files.createFile(project.resolve("target/notebook/rapaio-jupyter-kernel.jar"));
    Files.createFile(project.resolve("target/lanewise.jar"));
    data = folder.resolve("data");
    environment.putAll(Map.of("LANEWISE_HOME", project.toString(), "JUPYTER_DATA_DIR", data.toString(),
        "PATH", folder + ":"));
  }

  private CommandLineRun install(Object... more) {
    var arguments = new ArrayList<Object>(List.of("notebook", "install"));
    arguments.addAll(List.of(more));
    return CommandLineRun.with(environment, new StopSignal(), new ByteArrayOutputStream(), arguments.toArray());
  }

  private static void requireInstalled(CommandLineRun run, Path spec) throws IOException {
    assertEquals(0, run.status(), run.err());
    assertEquals(spec + "\n", run.out());
    JsonObject json = JsonParser.parseString(Files.readString(spec.resolve("kernel.json"))).getAsJsonObject();
    Path java = Path.of(json.getAsJsonArray("argv").get(0).getAsString());
    assertTrue(java.isAbsolute() && Files.isExecutable(java), java.toString());
  }

  @Test
  void putsTheSpecWhereJupyterLooks() throws IOException {
    requireInstalled(install(), data.resolve("kernels/lanewise"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void putsItIntoTheDataFolderOfTheDesktop() throws IOException {
    environment.put("JUPYTER_DATA_DIR", " ");
    environment.put("XDG_DATA_HOME", folder.resolve("xdg").toString());
    requireInstalled(install(), folder.resolve("xdg/jupyter/kernels/lanewise"));
    assertFalse(Files.exists(data));
  }

  @Test
  void putsItWhereItIsTold() throws IOException {
    Path kernels = folder.resolve("some/kernels");
    requireInstalled(install("--to", kernels), kernels.resolve("lanewise"));
    assertFalse(Files.exists(data));
  }

  @Test
  void replacesAnOlderSpec() throws IOException {
    Path spec = Files.createDirectories(data.resolve("kernels/lanewise"));
    Files.writeString(spec.resolve("kernel.json"), "old");
    requireInstalled(install(), spec);
  }

  @Test
  void refusesAProjectThatIsNotBuilt() throws IOException {
    for (String jar : List.of("target/notebook/rapaio-jupyter-kernel.jar", "target/lanewise.jar")) {
      Files.delete(project.resolve(jar));
      CommandLineRun run = install();
      assertEquals(ExitCode.ENVIRONMENT.status(), run.status());
      assertEquals(project.resolve(jar) + " is missing: mvn package makes it\n", run.err());
      assertEquals("", run.out());
      assertFalse(Files.exists(data), "a spec of nothing");
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsAFailureOfStorage() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    CommandLineRun run = install("--to", file);
    assertEquals(ExitCode.STORAGE.status(), run.status(), run.err());
    assertTrue(run.err().contains("cannot write " + file.resolve("lanewise/kernel.json")), run.err());
    assertTrue(run.err().contains("name another folder with --to DIR"), run.err());
    assertEquals("mine", Files.readString(file));
    Files.createDirectories(data.resolve("kernels/lanewise/kernel.json"));
    assertEquals(ExitCode.STORAGE.status(), install().status());
  }

  @Test
  void saysWhereThereIsNoJupyter() throws IOException {
    assertEquals("note: there is no jupyter on the PATH: apt install jupyter-notebook jupyter-nbconvert, or pip install"
        + " notebook\n", install().err());
    environment.remove("PATH");
    assertTrue(install().err().startsWith("note: there is no jupyter"));
    Path program = Files.createFile(folder.resolve("jupyter"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    environment.put("PATH", "/nowhere::" + program.getParent());
    assertEquals("", install().err());
  }

  @Test
  void wrongUsagesAreRefused() {
    for (Object[] more : new Object[][] {{"--to"}, {"extra"}, {"--from", folder}}) {
      CommandLineRun run = install(more);
      assertEquals(ExitCode.USAGE.status(), run.status(), run.err());
      assertEquals("", run.out());
    }
    CommandLineRun group = CommandLineRun.of("notebook");
    assertEquals(ExitCode.USAGE.status(), group.status());
    assertTrue(group.err().contains("Missing command") && group.err().contains("install"), group.err());
  }
}
