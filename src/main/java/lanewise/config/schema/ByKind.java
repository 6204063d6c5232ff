package lanewise.config.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A mapping that is of one of several kinds, named by the word under one of its keys. Each kind has keys of its own.
///
/// @param key where the word stands; without it the first kind holds, for which it is not written either
/// @param kinds by their words
public record ByKind<T>(String key, SequencedMap<String, Fields<? extends T>> kinds) implements Type<T> {

  /// The kind that holds without a word; others are given by [#with].
  public static <T> ByKind<T> of(String key, String word, Fields<? extends T> fields) {
    return new ByKind<T>(key, new LinkedHashMap<>()).with(word, fields);
  }

  /// These kinds and another one.
  public ByKind<T> with(String word, Fields<? extends T> fields) {
    var more = new LinkedHashMap<>(kinds);
    more.put(word, fields);
    return new ByKind<>(key, more);
  }

  @Override
  public Optional<T> read(Cursor at) {
    var word = at.child(key)
        .map(named -> Choice.ofWords(kinds.keySet().toArray(String[]::new)).read(named))
        .orElseGet(() -> Optional.of(kinds.firstEntry().getKey()));
    return word.map(kinds::get).flatMap(fields -> fields.readBeside(key, at.with(KeyPlaces.of(fields))));
  }

  @Override
  public Map<String, Object> write(T value) {
    var kind = kinds.entrySet().stream()
        .filter(entry -> entry.getValue().kind().isInstance(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind for " + value));
    var content = new LinkedHashMap<String, Object>();
    if (!kind.equals(kinds.firstEntry())) {
      content.put(key, kind.getKey());
    }
    content.putAll(kind.getValue().writeAny(value));
    return content;
  }

  @Override
  public String expected() {
    return kinds.firstEntry().getValue().expected();
  }
}
