package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import lanewise.results.TableSchemas.ConfusionRow;
import lanewise.results.TableSchemas.EpochRow;
import lanewise.results.TableSchemas.RunRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableSchemasTest {

  @Test
  void runsHaveTheColumnsThatAnalysesRelyOnInThatOrder() {
    assertEquals(
        "experiment,run_id,trial,status,kernels,conv_algorithm,vector_bits,lanes,threads,batch,repeat,seed,epochs,"
            + "first_epoch_images_per_second,train_images_per_second,test_images_per_second,train_loss,train_accuracy,"
            + "validation_accuracy,test_loss,test_accuracy,weights_sha256,trial_seconds,jvm,jvm_flags,cpu,commit,"
            + "data_sha256,config_sha256,reason,algorithm,arm,gflops,peak_gflops,percent_of_peak",
        header(CsvTables.csv(TableSchemas.RUNS, List.of(run(SampleRecords.trial(Status.OK, 0.1, 1, 2))))));
  }

  @Test
  void epochsHaveTheColumnsThatAnalysesRelyOnInThatOrder() {
    var epoch = SampleRecords.trial(Status.OK, 0.1, 10).epochs().getFirst();
    assertEquals(
        "trial,epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,epoch_seconds,images_per_second,"
            + "status,arm",
        header(CsvTables.csv(TableSchemas.EPOCHS, List.of(new EpochRow(1, "scalar, 1 thread", epoch)))));
  }

  @Test
  void confusionIsOneLinePerPairOfClasses() {
    assertEquals("trial,actual,predicted,count,arm\n3,0,1,7,scalar\n",
        text(CsvTables.csv(TableSchemas.CONFUSION, List.of(new ConfusionRow(3, "scalar", new ConfusionCell(0, 1, 7))))));
  }

  @Test
  void aTableWithoutRowsStillHasItsHeader() {
    assertEquals("trial,actual,predicted,count,arm\n", text(CsvTables.csv(TableSchemas.CONFUSION, List.of())));
  }

  @Test
  void valuesComeBackAsTheyWere() {
    Map<String, Object> row = readBack(run(SampleRecords.trial(Status.OK, 0.125, 100, 300, 200)));

    assertEquals("quickstart", row.get("experiment"));
    assertEquals("ok", row.get("status"));
    assertEquals(32L, row.get("vector_bits"));
    assertEquals(2023L, row.get("seed"));
    assertEquals(3L, row.get("epochs"));
    assertEquals(100.0, row.get("first_epoch_images_per_second"));
    assertEquals(250.0, row.get("train_images_per_second"));
    assertEquals(0.125, row.get("train_loss"));
    assertEquals(0.97, row.get("test_accuracy"));
    assertEquals(SampleRecords.HASH, row.get("weights_sha256"));
    assertEquals("0123abc-dirty", row.get("commit"));
  }

  @Test
  void jvmFlagsStayReadyToBePasted() {
    assertEquals("--add-modules=jdk.incubator.vector -Xmx1g",
        readBack(run(SampleRecords.trial(Status.OK, 1, 1))).get("jvm_flags"));
  }

  @Test
  void anEmptyCellMeansThatThereIsNoValue() {
    RunRow failed = run(SampleRecords.failedTrial("ended with exit code 137"));

    assertNull(readBack(failed).get("vector_bits"));
    String csv = text(CsvTables.csv(TableSchemas.RUNS, List.of(failed)));
    assertTrue(csv.contains(",vector,direct,,,2,64,0,2023,0,,,,,,,,,,0.5,"), csv);
    assertEquals("ended with exit code 137", readBack(failed).get("reason"));
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void nonFiniteNumbersStayVisible(double loss) {
    byte[] csv = CsvTables.csv(TableSchemas.RUNS, List.of(
        run(SampleRecords.trial(Status.DIVERGED, loss, 1)), run(SampleRecords.trial(Status.OK, 0.25, 1))));

    assertTrue(text(csv).contains("," + loss + ","), text(csv));
    assertFalse(text(csv).contains("'"), text(csv));
    List<Map<String, Object>> back = TableReader.read(TableSchemas.RUNS, csv);
    assertEquals(loss, back.get(0).get("train_loss"));
    assertEquals(0.25, back.get(1).get("train_loss"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+2", "+1", "-1", "@cmd"})
  void textThatASpreadsheetWouldTakeForAFormulaIsNeutralised(String cpu) {
    byte[] csv = CsvTables.csv(
        TableSchemas.RUNS, List.of(new RunRow(SampleRecords.context(cpu), "a", SampleRecords.trial(Status.OK, 1, 1))));
    assertEquals("'" + cpu, TableReader.read(TableSchemas.RUNS, csv).getFirst().get("cpu"));
  }

  @Test
  void separatorsQuotesAndLineEndsInTextSurvive() {
    String reason = "first, \"second\"\nthird, größer";
    assertEquals(reason, readBack(run(SampleRecords.failedTrial(reason))).get("reason"));
  }

  private static RunRow run(TrialRecord trial) {
    return new RunRow(SampleRecords.context("a CPU"), "a", trial);
  }

  private static Map<String, Object> readBack(RunRow row) {
    return TableReader.read(TableSchemas.RUNS, CsvTables.csv(TableSchemas.RUNS, List.of(row))).getFirst();
  }

  private static String header(byte[] csv) {
    return text(csv).lines().findFirst().orElseThrow();
  }

  private static String text(byte[] csv) {
    return new String(csv, StandardCharsets.UTF_8);
  }
}
