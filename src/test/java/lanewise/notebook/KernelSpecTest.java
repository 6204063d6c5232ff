package lanewise.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {

  @TempDir Path folder;

  private static JsonObject json(KernelSpec spec) {
    return JsonParser.parseString(spec.json()).getAsJsonObject();
  }

  private static List<String> arguments(KernelSpec spec) {
    return json(spec).getAsJsonArray("argv").asList().stream().map(JsonElement::getAsString).toList();
  }

  @Test
  void startsTheKernelWithLanewiseOnItsClassPath() {
    Path jdk = folder.resolve("jdk");
    Path target = folder.resolve("target");
    assertEquals(List.of(jdk.resolve("bin/java").toString(), "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED", "-cp",
        target.resolve("notebook/rapaio-jupyter-kernel.jar") + File.pathSeparator + target.resolve("lanewise.jar"),
        "org.rapaio.jupyter.kernel.MainApp", "{connection_file}"), arguments(KernelSpec.of(folder, jdk)));
  }

  @Test
  void tellsJupyterWhatItIsAndTheCompilerOfTheModule() {
    JsonObject json = json(KernelSpec.of(folder, folder));
    assertEquals("Java 25 (Lanewise)", json.get("display_name").getAsString());
    assertEquals("java", json.get("language").getAsString());
    assertEquals("message", json.get("interrupt_mode").getAsString());
    assertEquals("--add-modules jdk.incubator.vector",
        json.getAsJsonObject("env").get("RJK_COMPILER_OPTIONS").getAsString());
  }

  @Test
  void aFolderGivenFromHereBecomesAbsolute() {
    List<String> arguments = arguments(KernelSpec.of(Path.of(""), folder));
    for (String jar : arguments.get(4).split(File.pathSeparator)) {
      assertTrue(Path.of(jar).isAbsolute() && Path.of(jar).equals(Path.of(jar).normalize()), jar);
    }
  }

  @Test
  void anyFolderNameIsValidJson() {
    Path odd = folder.resolve("a \"b\" \\ ü\n{connection}");
    assertTrue(arguments(KernelSpec.of(odd, odd)).getFirst().equals(odd.resolve("bin/java").toString()));
  }

  @Test
  void theMainClassIsThere() throws ClassNotFoundException {
    List<String> arguments = arguments(KernelSpec.of(folder, folder));
    Class.forName(arguments.get(5), false, getClass().getClassLoader());
  }

  @Test
  void whatIsNotBuiltIsMissing() throws IOException {
    KernelSpec spec = KernelSpec.of(folder, folder);
    assertEquals(Optional.of(folder.resolve("target/lanewise.jar")), spec.missing());
    Files.createDirectories(folder.resolve("target/notebook"));
    Files.createFile(folder.resolve("target/lanewise.jar"));
    assertEquals(Optional.of(folder.resolve("target/notebook/rapaio-jupyter-kernel.jar")), spec.missing());
    Files.createFile(folder.resolve("target/notebook/rapaio-jupyter-kernel.jar"));
    assertEquals(Optional.empty(), spec.missing());
  }
}
