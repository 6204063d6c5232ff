package lanewise.config;

/// A size for each axis of an image: height first, as everywhere.
public record Axes(int vertical, int horizontal) {}
