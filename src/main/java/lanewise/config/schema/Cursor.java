package lanewise.config.schema;

import java.util.Collection;
import java.util.Optional;
import lanewise.config.yaml.Location;
import lanewise.config.yaml.NearestName;
import lanewise.config.yaml.Problem;
import lanewise.config.yaml.Problems;
import lanewise.config.yaml.Tree;

/// A value that is being read, with what a refusal needs.
///
/// @param path keys and indices from the top, as in `--set`: `network.layers.0.convolution.maps`; empty at the top
/// @param problems takes the refusals
/// @param places where the keys of the file stand
public record Cursor(Tree tree, String path, Problems problems, KeyPlaces places) {

  /// The whole file.
  public static Cursor top(Tree tree, Problems problems) {
    return new Cursor(tree, "", problems, KeyPlaces.NONE);
  }

  /// A part of this value under a key or an index.
  public Cursor child(String name, Tree part) {
    return new Cursor(part, path.isEmpty() ? name : path + "." + name, problems, places);
  }

  /// The value of a key of this mapping; empty if the key is not there or has no value.
  public Optional<Cursor> child(String key) {
    return tree instanceof Tree.Mapping mapping
        ? mapping.find(key).filter(entry -> !entry.value().isNothing()).map(entry -> child(key, entry.value()))
        : Optional.empty();
  }

  /// The same place with refusals going nowhere, for a value that is refused elsewhere already.
  Cursor quiet() {
    return new Cursor(tree, path, new Problems(), places);
  }

  /// The same place in a file of which it is known where its keys stand.
  Cursor with(KeyPlaces places) {
    return new Cursor(tree, path, problems, places);
  }

  /// Where a missing key is told: at its empty value, which an option may have left behind, or at the whole mapping.
  Location placeOfMissing(String key) {
    return tree instanceof Tree.Mapping mapping
        ? mapping.find(key).map(entry -> entry.value().at()).orElse(tree.at())
        : tree.at();
  }

  /// The place in the words of a message.
  public String name() {
    return path.isEmpty() ? "the file" : path;
  }

  /// Refuses the value for what it is: `training.epochs must be <expected>, found 2.5`.
  public <T> Optional<T> refuse(String expected) {
    return refuse(expected, Optional.empty());
  }

  <T> Optional<T> refuse(String expected, Optional<String> suggestion) {
    problems.add(new Problem(tree.at(),
        name() + " must be " + expected + ", found " + tree.describe(), suggestion));
    return Optional.empty();
  }

  /// Refuses with a sentence about this place: `training <sentence>`.
  public <T> Optional<T> refuse(Location at, String sentence) {
    problems.add(new Problem(at, name() + " " + sentence));
    return Optional.empty();
  }

  /// Refuses a name that is none of those that this place knows.
  <T> Optional<T> refuseName(Location at, String what, String name, Collection<String> known) {
    return refuseName(at, what, name, known, "");
  }

  /// Refuses a key that is none of those that this mapping knows; says where there is one of this name.
  <T> Optional<T> refuseKey(Location at, String key, Collection<String> known) {
    return refuseName(at, "key", key, known, places.of(key).map(place -> "; there is " + place).orElse(""));
  }

  private <T> Optional<T> refuseName(
      Location at, String what, String name, Collection<String> known, String elsewhere) {
    var nearest = NearestName.of(name, known);
    var hint = nearest.isPresent() ? "" : "; known are " + String.join(", ", known) + elsewhere;
    problems.add(new Problem(at, "unknown " + what + " " + Tree.quote(name) + " in " + name() + hint, nearest));
    return Optional.empty();
  }
}
