package lanewise.run;

import picocli.CommandLine.Help.Ansi;

/// What a run comes to: a record that `run --json` prints as it is, or a table for the terminal.
interface Summary {

  String experiment();

  /// The closing table and where the files are; ends with a line end.
  String table(Ansi ansi);
}
