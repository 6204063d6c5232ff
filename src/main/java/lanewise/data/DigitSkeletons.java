package lanewise.data;

import static lanewise.data.Stroke.arc;
import static lanewise.data.Stroke.curve;
import static lanewise.data.Stroke.line;

import java.util.List;

/// The ten digits as pen strokes, in two or three handwritings where people differ. Each fills the unit square.
final class DigitSkeletons {

  private static final List<List<List<Stroke>>> DIGITS = List.of(
      zeros(), ones(), twos(), threes(), fours(), fives(), sixes(), sevens(), eights(), nines());

  private DigitSkeletons() {}

  /// The handwritings of one digit, each a list of strokes.
  static List<List<Stroke>> of(int digit) {
    return DIGITS.get(digit);
  }

  private static List<List<Stroke>> zeros() {
    return List.of(List.of(arc(0.5, 0.5, 0.45, 0.5, -80, 285)));
  }

  private static List<List<Stroke>> ones() {
    Stroke flagged = line(0.25, 0.22, 0.55, 0, 0.55, 1);
    return List.of(
        List.of(line(0.5, 0, 0.5, 1)),
        List.of(flagged),
        List.of(flagged, line(0.25, 1, 0.85, 1)));
  }

  private static List<List<Stroke>> twos() {
    return List.of(
        List.of(
            curve(0.08, 0.26, 0.22, 0.06, 0.5, 0, 0.8, 0.08, 0.88, 0.28, 0.72, 0.54, 0.38, 0.8, 0.05, 1),
            line(0.05, 1, 0.95, 1)),
        List.of(curve(
            0.1, 0.2, 0.3, 0.02, 0.62, 0, 0.84, 0.16, 0.8, 0.42, 0.52, 0.74, 0.22, 0.96, 0.04, 0.88, 0.16, 0.75,
            0.45, 0.87, 0.72, 1, 0.98, 0.9)));
  }

  private static List<List<Stroke>> threes() {
    return List.of(
        List.of(
            curve(0.1, 0.12, 0.4, 0, 0.74, 0.07, 0.82, 0.25, 0.66, 0.43, 0.36, 0.48),
            curve(0.36, 0.48, 0.74, 0.54, 0.92, 0.74, 0.76, 0.94, 0.4, 1, 0.06, 0.88)),
        List.of(
            line(0.1, 0, 0.86, 0, 0.42, 0.4),
            curve(0.42, 0.4, 0.8, 0.48, 0.93, 0.72, 0.75, 0.94, 0.4, 1, 0.06, 0.9)));
  }

  private static List<List<Stroke>> fours() {
    return List.of(
        List.of(line(0.26, 0, 0.06, 0.58, 0.95, 0.58), line(0.7, 0.12, 0.7, 1)),
        List.of(line(0.72, 1, 0.72, 0, 0.04, 0.68, 0.98, 0.68)));
  }

  private static List<List<Stroke>> fives() {
    return List.of(List.of(
        line(0.88, 0, 0.22, 0, 0.16, 0.43),
        curve(0.16, 0.43, 0.5, 0.36, 0.84, 0.48, 0.93, 0.7, 0.76, 0.93, 0.42, 1, 0.06, 0.9)));
  }

  private static List<List<Stroke>> sixes() {
    return List.of(List.of(curve(
        0.8, 0.02, 0.48, 0.14, 0.2, 0.4, 0.08, 0.7, 0.22, 0.93, 0.52, 1, 0.82, 0.92, 0.92, 0.72, 0.78, 0.52,
        0.5, 0.46, 0.24, 0.54, 0.09, 0.72)));
  }

  private static List<List<Stroke>> sevens() {
    Stroke plain = line(0.06, 0, 0.94, 0, 0.4, 1);
    return List.of(
        List.of(plain),
        List.of(plain, line(0.32, 0.5, 0.92, 0.5)),
        List.of(line(0.06, 0.18, 0.06, 0, 0.94, 0), curve(0.94, 0, 0.62, 0.4, 0.48, 0.72, 0.44, 1)));
  }

  private static List<List<Stroke>> eights() {
    return List.of(
        List.of(arc(0.5, 0.23, 0.34, 0.23, 90, 450), arc(0.5, 0.73, 0.43, 0.27, -90, 270)),
        List.of(curve(
            0.84, 0.14, 0.5, 0, 0.16, 0.17, 0.34, 0.4, 0.66, 0.56, 0.9, 0.78, 0.5, 1, 0.1, 0.8, 0.34, 0.56,
            0.66, 0.38, 0.84, 0.14)));
  }

  private static List<List<Stroke>> nines() {
    Stroke loop = arc(0.48, 0.28, 0.4, 0.28, 0, 360);
    return List.of(
        List.of(loop, line(0.88, 0.28, 0.76, 1)),
        List.of(loop, curve(0.88, 0.28, 0.9, 0.62, 0.74, 0.92, 0.42, 1, 0.14, 0.9)));
  }
}
