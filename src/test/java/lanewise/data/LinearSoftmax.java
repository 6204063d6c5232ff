package lanewise.data;

/// Softmax regression on raw pixels, trained by plain stochastic gradient descent: the yardstick for how hard a
/// dataset is.
final class LinearSoftmax {

  private static final float ETA = 0.02f;

  private final int features;
  private final int classes;
  private final float[] weights;
  private final float[] scores;

  LinearSoftmax(int features, int classes) {
    this.features = features;
    this.classes = classes;
    this.weights = new float[classes * (features + 1)];
    this.scores = new float[classes];
  }

  /// One epoch, example by example.
  void train(float[] inputs, float[] targets, int count) {
    for (int i = 0; i < count; i++) {
      score(inputs, i * features);
      softmax();
      for (int c = 0; c < classes; c++) {
        float step = ETA * (targets[i * classes + c] - scores[c]);
        int row = c * (features + 1);
        for (int f = 0; f < features; f++) {
          weights[row + f] += step * inputs[i * features + f];
        }
        weights[row + features] += step;
      }
    }
  }

  /// Share of the examples whose class has the largest score.
  double accuracy(float[] inputs, float[] targets, int count) {
    int right = 0;
    for (int i = 0; i < count; i++) {
      score(inputs, i * features);
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = scores[c] > scores[best] ? c : best;
      }
      right += (int) targets[i * classes + best];
    }
    return (double) right / count;
  }

  private void score(float[] inputs, int first) {
    for (int c = 0; c < classes; c++) {
      int row = c * (features + 1);
      float sum = weights[row + features];
      for (int f = 0; f < features; f++) {
        sum += weights[row + f] * inputs[first + f];
      }
      scores[c] = sum;
    }
  }

  private void softmax() {
    float largest = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      largest = Math.max(largest, score);
    }
    float sum = 0;
    for (int c = 0; c < classes; c++) {
      scores[c] = (float) Math.exp(scores[c] - largest);
      sum += scores[c];
    }
    for (int c = 0; c < classes; c++) {
      scores[c] /= sum;
    }
  }
}
