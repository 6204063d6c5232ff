package lanewise.results;

/// How many test images of class `actual` were taken for class `predicted`.
public record ConfusionCell(int actual, int predicted, long count) {}
