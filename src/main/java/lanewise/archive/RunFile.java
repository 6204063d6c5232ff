package lanewise.archive;

/// A file of a run folder.
///
/// @param name its path from the folder, with slashes
public record RunFile(String name, long bytes) {}
