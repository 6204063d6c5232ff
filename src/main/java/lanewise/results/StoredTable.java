package lanewise.results;

import java.nio.file.Path;
import java.util.List;

/// A CSV table of a run folder, read back.
public final class StoredTable {

  /// More than any run writes; a larger file is none of ours, and is not read into memory.
  private static final int MOST_BYTES = 256 << 20;

  private StoredTable() {}

  /// The rows of a table.
  ///
  /// @throws DamagedRunException if the file is missing, too large, or not CSV with one header line and as many cells
  ///     in each row
  public static List<StoredRow> read(Path csv) {
    return CsvTables.rows(csv.toString(), content(csv));
  }

  /// @throws DamagedRunException if the file is missing or too large
  static byte[] content(Path csv) {
    byte[] content = StoredFile.read(csv, in -> in.readNBytes(MOST_BYTES + 1));
    if (content.length > MOST_BYTES) {
      throw new DamagedRunException(csv + " is too large: tables of at most " + MOST_BYTES + " bytes are read");
    }
    return content;
  }
}
