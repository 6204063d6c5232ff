package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lanewise.archive.SampleRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Run folders that came from somebody else: no command reads, shows or removes anything outside of them.
class HostileRunFolderTest {

  private static final String SECRET = "user,password\nadmin,hunter2\n";

  @TempDir Path outside;
  @TempDir Path results;
  private Path secret;
  private Path run;

  @BeforeEach
  void write() throws IOException {
    secret = Files.writeString(outside.resolve("secret.csv"), SECRET);
    run = new SampleRun(results).write();
  }

  private void link(String name) throws IOException {
    Files.deleteIfExists(run.resolve(name));
    Files.createSymbolicLink(run.resolve(name), secret);
  }

  private CommandLineRun of(String... command) {
    Object[] arguments = new Object[command.length + 2];
    System.arraycopy(command, 0, arguments, 0, command.length);
    arguments[command.length] = "--results";
    arguments[command.length + 1] = results;
    return CommandLineRun.of(arguments);
  }

  private void assertKeepsTheSecret(CommandLineRun done) throws IOException {
    assertFalse((done.out() + done.err()).contains("hunter2"), done.out() + done.err());
    assertFalse((done.out() + done.err()).contains("bug"), done.err());
    assertEquals(SECRET, Files.readString(secret));
  }

  @ParameterizedTest
  @ValueSource(strings = {"runs.csv", "arms.csv", "config.yaml", "run.json", "trials/0001.jsonl"})
  void aLinkOutOfTheFolderIsDamageToEveryCommand(String name) throws IOException {
    link(name);
    CommandLineRun verify = of("runs", "verify");
    assertEquals(4, verify.status(), verify.out());
    assertTrue(verify.out().contains(name + " is a symbolic link"), verify.out());
    for (String[] command : new String[][] {{"runs", "verify"}, {"runs", "list"}, {"runs", "show", "last"},
        {"reproduce", "last"}, {"report", "last"}, {"compare", "last", "last"}}) {
      assertKeepsTheSecret(of(command));
    }
    Path page = run.resolve("report.html");
    assertFalse(Files.readString(page).contains("hunter2"), name);
  }

  @Test
  void collectingRemovesLinksAndNotWhereTheyLead() throws IOException {
    link("runs.csv");
    Files.createSymbolicLink(run.resolve("deeper"), outside);
    CommandLineRun gc = of("runs", "gc", "--delete");
    assertEquals(0, gc.status(), gc.err());
    assertFalse(Files.exists(run), gc.out());
    assertEquals(SECRET, Files.readString(secret));
  }

  @Test
  void aLinkedRunFolderIsNotCollected() throws IOException {
    Path linked = results.resolve("linked");
    Files.createSymbolicLink(linked, Files.createDirectories(outside.resolve("experiment")));
    Path foreign = Files.createDirectory(outside.resolve("experiment/20260101T000000Z-00000000"));
    of("runs", "gc", "--delete");
    assertTrue(Files.exists(foreign));
  }

  @Test
  void whatAManifestSaysIsNotObeyedByTheTerminal() throws IOException {
    Path manifest = run.resolve("run.json");
    Files.writeString(manifest, Files.readString(manifest).replace("OpenJDK 25", "a\\u001b[2Jb")
        .replace("\"status\": \"ok\"", "\"status\": \"\\u001b[31m\""));
    for (String[] command : new String[][] {{"runs", "verify"}, {"runs", "show", "last"}}) {
      CommandLineRun done = of(command);
      assertFalse((done.out() + done.err()).contains("\u001b[2J") || done.out().contains("\u001b[31m"), done.out());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "../../../etc/passwd", "/etc", "", "last~", "last~99999999999", "a/b/c/last", "..", "/"})
  void aReferenceThatIsNoRunIsRefused(String reference) throws IOException {
    for (String command : new String[] {"show", "verify"}) {
      CommandLineRun done = of("runs", command, reference);
      assertEquals(2, done.status(), command + " " + reference + ": " + done.err());
      assertKeepsTheSecret(done);
    }
    CommandLineRun compared = of("compare", reference, "last");
    assertTrue(compared.status() == 2 || compared.status() == 4, compared.err());
    assertKeepsTheSecret(compared);
  }

  @Test
  void aResultsFolderThatIsNoPathIsRefused() {
    CommandLineRun done = CommandLineRun.of("runs", "list", "--results", "a\0b");
    assertEquals(2, done.status(), done.err());
    assertFalse(done.err().contains("bug"), done.err());
  }
}
