package lanewise.config.schema;

import java.util.Optional;

/// What a value may be, how it becomes a `T`, and how a `T` is written. The types are records that only hold their own
/// parameters, so that a table of them can be walked, to describe it as a JSON Schema for example.
public sealed interface Type<T>
    permits Whole, Real, Text, FilePath, FolderName, Choice, WordOr, ListOf, NamedLines, PerAxis, Variants, Fields,
    OptionalOf, LocatedOf, Mapped, Checked, ByKind {

  /// The value at `at`; empty if it was refused, which is then among the cursor's problems.
  Optional<T> read(Cursor at);

  /// The value as YAML content: a map, a list, a string or a number; null for a value that is not written at all. What
  /// is written reads back to an equal value.
  Object write(T value);

  /// What is accepted, as the end of the sentence "must be ...".
  String expected();
}
