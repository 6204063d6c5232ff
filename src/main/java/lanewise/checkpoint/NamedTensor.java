package lanewise.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lanewise.tensor.Shape;

/// One array of floats of a [TensorFile].
///
/// @param name printable ASCII, 1 to 200 characters
/// @param shape extents, outermost first, at least 1 each; 1 to 8 of them
/// @param data row-major; not copied
public record NamedTensor(String name, List<Integer> shape, float[] data) {

  private static final Pattern NAME = Pattern.compile("\\p{Print}{1,200}");
  private static final int HIGHEST_RANK = 8;

  /// @throws IllegalArgumentException if the name, the shape, or the length of `data` cannot be
  public NamedTensor {
    shape = List.copyOf(shape);
    int size = size(name, shape);
    if (data.length != size) {
      throw new IllegalArgumentException(
          "tensor '" + name + "' of shape " + shape + " has " + size + " elements, found " + data.length);
    }
  }

  /// Requires that what a file has under this name can take this place.
  ///
  /// @param file its name in messages
  /// @param found the shape that it has there; empty if there is none of the name
  /// @throws CheckpointException if there is none, or it has another shape
  void requireFits(String file, Optional<List<Integer>> found) {
    if (found.isEmpty()) {
      throw new CheckpointException(file + ": has no tensor '" + name + "', which the network needs");
    }
    if (!found.get().equals(shape)) {
      throw new CheckpointException(file + ": tensor '" + name + "' has shape " + found.get()
          + ", but the network needs " + shape);
    }
  }

  /// Number of elements of a tensor of that shape.
  ///
  /// @throws IllegalArgumentException if there can be none of that name or shape
  static int size(String name, List<Integer> shape) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("the name of a tensor is 1 to 200 printable ASCII characters, found "
          + name.length() + " characters that are not");
    }
    if (shape.isEmpty() || shape.size() > HIGHEST_RANK) {
      throw new IllegalArgumentException(
          "tensor '" + name + "' has " + shape.size() + " axes; 1 to " + HIGHEST_RANK + " are possible");
    }
    try {
      return Shape.of(shape.stream().mapToInt(Integer::intValue).toArray()).size();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("tensor '" + name + "': " + e.getMessage(), e);
    }
  }
}
