package lanewise.image;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A picture: a grey plane, or a red, a green and a blue one, each of h rows and w columns, with levels from 0 to 255,
/// and perhaps an alpha plane of 8 bits (0 is transparent).
///
/// @param height h
/// @param width w
/// @param planes one or three, row by row
/// @param alpha row by row
public record PlanarImage(int height, int width, List<float[]> planes, Optional<byte[]> alpha) {

  /// @throws IllegalArgumentException if there are not one or three planes, or one has another length than h · w
  public PlanarImage {
    planes = List.copyOf(planes);
    if (planes.size() != 1 && planes.size() != 3) {
      throw new IllegalArgumentException("a picture has 1 or 3 planes, found " + planes.size());
    }
    Stream.concat(planes.stream().map(plane -> plane.length), alpha.stream().map(plane -> plane.length))
        .filter(length -> length != (long) height * width)
        .findFirst()
        .ifPresent(length -> {
          throw new IllegalArgumentException(
              "a plane of " + height + "x" + width + " has " + (long) height * width + " levels, found " + length);
        });
  }

  /// h · w
  public int pixels() {
    return height * width;
  }

  /// Other planes in place of a part of this picture, with this one's alpha there.
  ///
  /// @param top first row of the part
  /// @param left first column of the part
  /// @param planes of `rows` by `columns`
  public PlanarImage part(int top, int left, int rows, int columns, List<float[]> planes) {
    return new PlanarImage(rows, columns, planes, alpha.map(whole -> {
      var cut = new byte[rows * columns];
      for (int row = 0; row < rows; row++) {
        System.arraycopy(whole, (top + row) * width + left, cut, row * columns, columns);
      }
      return cut;
    }));
  }
}
