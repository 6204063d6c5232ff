/// Run folders read back: which there are, whether they are whole, what is in them, how two differ, and which may go.
///
/// Trusts nothing that it reads: files may be missing, cut short, changed or foreign. Must not know how a run is made
/// ([lanewise.results] names the files), and writes nothing; only `runs gc` removes.
///
/// Start reading at [lanewise.archive.RunArchive].
package lanewise.archive;
