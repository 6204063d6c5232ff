package lanewise.doctor;

import static lanewise.doctor.FindingAssert.assertTold;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.data.DataFolders;
import lanewise.data.FileCheck;
import lanewise.data.FileCheck.Status;
import lanewise.data.PublishedDataset;
import lanewise.doctor.Finding.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataChecksTest {

  private static final String LABELS = "t10k-labels-idx1-ubyte";

  @TempDir Path folder;

  @Test
  void absentDatasetsAreHintsAtHowToGetThem() {
    List<Finding> findings = checks().findings();
    assertEquals(List.of("mnist", "fashion-mnist"), findings.stream().map(Finding::check).toList());
    assertTold(Level.NOTE, "not in " + folder, "./lanewise data fetch mnist", findings.getFirst());
    assertTold(Level.NOTE, "not in " + folder, "./lanewise data fetch fashion-mnist", findings.getLast());
  }

  @Test
  void aDamagedFileFailsWithBothNumbers() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("mnist")).resolve(LABELS), "no labels");
    Finding mnist = checks().findings().getFirst();
    assertTold(Level.FAIL, "published are 10008 bytes of content, found 9", "./lanewise data fetch mnist", mnist);
    assertTrue(mnist.found().startsWith(folder.resolve("mnist").resolve(LABELS) + ": "), mnist.toString());
  }

  @Test
  void missingFilesAmongOthersAreCounted() {
    assertTold(Level.WARN, "3 of 4 files are in " + folder, "adds the others",
        DataChecks.finding(PublishedDataset.MNIST, folder, List.of(file(0, Status.OK), file(1, Status.UNPROVEN),
            file(2, Status.OK), file(3, Status.MISSING))));
  }

  @Test
  void aWholeDatasetIsRight() {
    FindingAssert.assertOk("all 4 files in " + folder, DataChecks.finding(PublishedDataset.MNIST, folder,
        List.of(file(0, Status.OK), file(1, Status.OK), file(2, Status.OK), file(3, Status.UNPROVEN))));
  }

  /// Their files have the same names, and are looked for in the data folder itself, too.
  @Test
  void theFilesOfOneDatasetAreNoDamageOfTheOther() {
    var mnist = List.of(file(0, Status.OK), file(1, Status.OK), file(2, Status.OK), file(3, Status.OK));
    var fashion = List.of(file(0, Status.DIFFERS), file(1, Status.DIFFERS), file(2, Status.DIFFERS),
        file(3, Status.DIFFERS));
    List<Finding> findings =
        checks().findings(Map.of(PublishedDataset.MNIST, mnist, PublishedDataset.FASHION_MNIST, fashion));
    assertEquals(List.of(Level.OK, Level.NOTE), findings.stream().map(Finding::level).sorted().toList());
  }

  private FileCheck file(int number, Status status) {
    return new FileCheck("file" + number, folder.resolve("file" + number), status, "");
  }

  private DataChecks checks() {
    return new DataChecks(new DataFolders(Optional.of(folder), Map.of(), folder));
  }
}
