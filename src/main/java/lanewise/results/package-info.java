/// What an experiment leaves behind: records of trials and epochs, table schemas, CSV and JSON files, the run folder.
///
/// Receives plain records and must not know networks, kernels or datasets; Tablesaw stays in
/// [lanewise.results.CsvTables]. Files are written whole, to a temporary name, forced and moved.
///
/// Start reading at [lanewise.results.RunResults] (or [lanewise.results.KernelResults]), then
/// [lanewise.results.TableSchemas].
package lanewise.results;
