package lanewise.checkpoint;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds what JSON left out of a record: a component that the file lacks is `null`, whatever its type.
final class RecordCheck {

  private RecordCheck() {}

  /// @throws IllegalArgumentException if a component of the record, or of one in it, is `null`; names it by its path
  static void requireComplete(Record value) {
    requireComplete(value, "");
  }

  private static void requireComplete(Object value, String path) {
    switch (value) {
      case null -> throw new IllegalArgumentException("'" + path + "' is missing");
      case Optional<?> optional -> optional.ifPresent(content -> requireComplete(content, path));
      case Object[] array -> requireComplete(Arrays.asList(array), path);
      case List<?> list -> {
        int index = 0;
        for (Object element : list) {
          requireComplete(element, path + "[" + index++ + "]");
        }
      }
      case Record composite -> {
        for (RecordComponent component : composite.getClass().getRecordComponents()) {
          requireComplete(content(composite, component),
              path.isEmpty() ? component.getName() : path + "." + component.getName());
        }
      }
      default -> { }
    }
  }

  private static Object content(Record composite, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(composite);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("an accessor of a record that cannot be called: " + component, e);
    }
  }
}
