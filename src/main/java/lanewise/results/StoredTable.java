package lanewise.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// A CSV table of a run folder, read back.
public final class StoredTable {

  /// More than any run writes; a larger file is none of ours, and is not read into memory.
  private static final long MOST_BYTES = 256L << 20;

  private StoredTable() {}

  /// The rows of a table.
  ///
  /// @throws DamagedRunException if the file is missing, too large, or not CSV with one header line and as many cells in
  ///     each row
  public static List<StoredRow> read(Path csv) {
    try {
      long bytes = Files.size(csv);
      if (bytes > MOST_BYTES) {
        throw new DamagedRunException(csv + " has " + bytes + " bytes; tables of at most " + MOST_BYTES + " are read");
      }
      return CsvTables.rows(csv.toString(), Files.readAllBytes(csv));
    } catch (NoSuchFileException _) {
      throw new DamagedRunException(csv + " is missing");
    } catch (IOException e) {
      throw new DamagedRunException(csv + " cannot be read: " + e.getMessage());
    }
  }
}
