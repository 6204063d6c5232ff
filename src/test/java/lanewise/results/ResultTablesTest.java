package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.results.TableSchemas.EpochRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class ResultTablesTest {

  private static final Map<Column.Type, ColumnType> TYPES = Map.of(Column.Type.TEXT, ColumnType.STRING,
      Column.Type.FLAGS, ColumnType.STRING, Column.Type.INTEGER, ColumnType.LONG, Column.Type.REAL, ColumnType.DOUBLE);
  /// What a reader that guesses types would spoil.
  private static final Map<Column.Type, String> CELLS = Map.of(Column.Type.TEXT, "12e4567", Column.Type.FLAGS, "-Xint",
      Column.Type.INTEGER, "9007199254740993", Column.Type.REAL, "1.1");

  @TempDir Path folder;

  private Table read(String csv) throws IOException {
    return ResultTables.read(Files.writeString(folder.resolve("t.csv"), csv));
  }

  static Stream<Schema<?>> schemas() {
    return Stream.of(TableSchemas.RUNS, TableSchemas.EPOCHS, TableSchemas.CONFUSION, TableSchemas.BENCHMARKS,
        TableSchemas.ROOFLINE, ArmTable.SCHEMA, SampleTable.SCHEMA, KernelSchema.KERNELS, LayerSchema.LAYERS);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everyColumnHasTheTypeThatItWasWrittenWith(Schema<?> schema) throws IOException {
    Table table = read(String.join(",", schema.names()) + "\n" + schema.columns().stream()
        .map(column -> CELLS.get(column.type())).collect(Collectors.joining(",")) + "\n");
    assertEquals(schema.names(), table.columnNames());
    assertEquals(schema.columns().stream().map(column -> TYPES.get(column.type())).toList(),
        table.types());
    schema.columns().forEach(column ->
        assertEquals(CELLS.get(column.type()), String.valueOf(table.get(0, table.columnIndex(column.name())))));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aTableWithoutRowsKeepsTheTypesOfItsColumns(Schema<?> schema) throws IOException {
    Table table = read(String.join(",", schema.names()) + "\n");
    assertEquals(0, table.rowCount());
    assertEquals(schema.columns().stream().map(column -> TYPES.get(column.type())).toList(),
        table.types());
  }

  @Test
  void whatARunWritesIsReadBack() throws IOException {
    RunFolder run = RunFolder.create(folder, "quickstart", Instant.EPOCH, SampleRecords.HASH);
    var results = new RunResults(run, SampleRecords.context("=a \"CPU\", big"), 2,
        RunOrigin.of(Instant.EPOCH, List.of("run")));
    results.add("scalar, 1 thread", SampleRecords.trial(Status.OK, 0.125, 100, 300, 200));
    results.add("vector, 1 thread", SampleRecords.failedTrial("'tis over"));
    results.write();

    Table runs = ResultTables.read(run.path().resolve("runs.csv"));
    assertEquals("runs.csv", runs.name());
    assertEquals(TableSchemas.RUNS.names(), runs.columnNames());
    assertEquals(List.of(1L, 2L), runs.longColumn("trial").asList());
    assertEquals(SampleRecords.HASH, runs.stringColumn("weights_sha256").get(0));
    assertEquals("=a \"CPU\", big", runs.stringColumn("cpu").get(0));
    assertEquals("'tis over", runs.stringColumn("reason").get(1));
    assertEquals(0.125, runs.doubleColumn("train_loss").get(0));
    assertTrue(runs.longColumn("lanes").isMissing(1) && runs.doubleColumn("train_loss").isMissing(1));
    assertEquals(3, ResultTables.read(run.path().resolve("epochs.csv")).where(t ->
        t.stringColumn("arm").isEqualTo("scalar, 1 thread")).rowCount());
    assertEquals(7L, ResultTables.read(run.path().resolve("confusion.csv")).longColumn("count").get(0));
  }

  @Test
  void aNumberThatIsNoneIsMissingAndAnInfiniteOneIsNot() throws IOException {
    Table table = ResultTables.read(Files.write(folder.resolve("epochs.csv"), CsvTables.csv(TableSchemas.EPOCHS,
        Stream.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.5)
            .map(loss -> new EpochRow(1, "a", new EpochRecord(1, loss, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Status.DIVERGED, true)))
            .toList())));
    var losses = table.doubleColumn("train_loss");
    assertTrue(losses.isMissing(0));
    assertEquals(List.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.5), losses.asList().subList(1, 4));
    assertTrue(table.doubleColumn("train_accuracy").isMissing(3));
  }

  @Test
  void aColumnThatLanewiseDoesNotWriteIsText() throws IOException {
    Table table = read("mine,trial\n1.10,1\n,2\n");
    assertEquals(List.of("1.10", ""), table.stringColumn("mine").asList());
  }

  @Test
  void theApostropheBeforeAFormulaIsTakenAwayAndNoOther() throws IOException {
    Table table = read("arm,reason\n'=1,'a\n''=1,\"a \"\"b\"\", 'c'\"\n");
    assertEquals(List.of("=1", "'=1"), table.stringColumn("arm").asList());
    assertEquals(List.of("'a", "a \"b\", 'c'"), table.stringColumn("reason").asList());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "''                          | ' is empty'",
    "'trial,epoch\n1,2'          | ' is cut short: it ends within a line'",
    "'trial,epoch\n1\n'          | ' is not a table: '",
    "'trial,trial\n1,2\n'        | ' is not a table: '",
    "'trial,epoch\n1,x\n'        | ':2: epoch must be a whole number, found ''x'''",
    "'trial,epoch\n1,2\n1,2.5\n' | ':3: epoch must be a whole number, found ''2.5'''",
    "'gflops\n1,5\n'             | ' is not a table: '",
    "'gflops\nfast\n'            | ':2: gflops must be a number, found ''fast'''"
  })
  void whatIsNoTableIsRefusedWithItsPlace(String csv, String expected) {
    var damaged = assertThrows(DamagedRunException.class, () -> read(csv));
    assertTrue(damaged.getMessage().startsWith("t.csv" + expected), damaged.getMessage());
  }

  @Test
  void aMissingFileIsNamedWithItsFolder() {
    var damaged = assertThrows(DamagedRunException.class, () -> ResultTables.read(folder.resolve("arms.csv")));
    assertEquals(folder.resolve("arms.csv") + " is missing", damaged.getMessage());
  }
}
