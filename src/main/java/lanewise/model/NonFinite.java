package lanewise.model;

import java.util.Optional;
import lanewise.tensor.Tensor;

/// What of an array is not finite, for people.
///
/// @param count how many elements
/// @param at index of the first of them
/// @param first that element
record NonFinite(int count, int at, float first) {

  /// Empty if the first `length` elements are finite.
  static Optional<NonFinite> among(float[] values, int length) {
    int count = 0;
    int at = 0;
    for (int i = length - 1; i >= 0; i--) {
      if (!Float.isFinite(values[i])) {
        count++;
        at = i;
      }
    }
    return count == 0 ? Optional.empty() : Optional.of(new NonFinite(count, at, values[at]));
  }

  /// Such as `the output of layer 2 had 5 values that are not finite (the first: NaN of example 7, map 2, row 3, column
  /// 0, counting from 0)`; empty if all is finite.
  static Optional<String> of(String what, Tensor tensor) {
    return among(tensor.data(), tensor.size()).map(found -> what + found.text(place(tensor, found.at)));
  }

  static Optional<String> of(String what, float[] values) {
    return among(values, values.length).map(found -> what + found.text("element " + found.at));
  }

  private String text(String place) {
    String values = count == 1 ? "1 value that is not finite (" : count + " values that are not finite (the first: ";
    return " had " + values + first + " of " + place + ", counting from 0)";
  }

  private static String place(Tensor tensor, int at) {
    int size = tensor.item().size();
    int within = at % size;
    if (tensor.item().rank() != 3) {
      return "example " + at / size + ", element " + within;
    }
    int columns = tensor.item().extent(2);
    int plane = tensor.item().extent(1) * columns;
    return "example " + at / size + ", map " + within / plane + ", row " + within % plane / columns + ", column "
        + within % columns;
  }
}
