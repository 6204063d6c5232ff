package lanewise.notebook;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.storage.AtomicFiles;
import lanewise.storage.StorageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `lanewise notebook install`: puts the kernel spec in place, the file by which Jupyter knows how to start Java with
/// Lanewise.
@Command(
    name = "install",
    description = {
      "Tell Jupyter how to run the notebooks: writes a kernel spec that names this JDK",
      "and this project's jars. Once it is there, nothing else is needed; type it again",
      "when the project or the JDK has moved. Prints the folder of the spec."
    },
    footer = {
      "",
      "Examples:",
      "  ./lanewise notebook install",
      "  ./lanewise notebook install --to /usr/share/jupyter/kernels",
      "",
      "Then: jupyter notebook notebooks/01-the-paper.ipynb"
    })
final class NotebookInstallCommand implements Callable<Integer> {

  private static final String FILE = "kernel.json";

  private final Session session;

  @Option(names = "--to", paramLabel = "DIR",
      description = "Folder of kernel specs (else that of this user).")
  Optional<Path> kernels;

  NotebookInstallCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    KernelSpec spec = KernelSpec.of(session.home(), Path.of(System.getProperty("java.home")));
    spec.missing().ifPresent(jar -> {
      throw new Refusal(ExitCode.ENVIRONMENT, jar + " is missing: mvn package makes it");
    });
    Path folder = kernels.orElseGet(this::kernelsOfUser).resolve(KernelSpec.NAME);
    try {
      AtomicFiles.createFolders(folder);
      AtomicFiles.write(folder.resolve(FILE), spec.json().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StorageException(folder.resolve(FILE), e, "name another folder with --to DIR");
    }
    session.out().println(folder);
    if (!jupyterIsThere()) {
      session.err().println("note: there is no jupyter on the PATH: apt install jupyter-notebook jupyter-nbconvert,"
          + " or pip install notebook");
    }
    return ExitCode.OK.status();
  }

  /// Where Jupyter looks for what belongs to this user.
  private Path kernelsOfUser() {
    Path home = Path.of(System.getProperty("user.home"));
    String system = System.getProperty("os.name");
    Path data = folder("JUPYTER_DATA_DIR").orElseGet(() ->
        system.startsWith("Mac") ? home.resolve("Library/Jupyter")
            : system.startsWith("Windows") ? folder("APPDATA").orElse(home).resolve("jupyter")
            : folder("XDG_DATA_HOME").orElse(home.resolve(".local/share")).resolve("jupyter"));
    return data.resolve("kernels");
  }

  private Optional<Path> folder(String variable) {
    return Optional.ofNullable(session.environment().get(variable)).filter(value -> !value.isBlank()).map(Path::of);
  }

  private boolean jupyterIsThere() {
    return Stream.of(session.environment().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "jupyter"))
            || Files.isExecutable(Path.of(folder, "jupyter.exe")));
  }
}
