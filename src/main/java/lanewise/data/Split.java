package lanewise.data;

/// How many examples go where: training takes the first `train` of the training examples, validation the `validation`
/// that follow (0 for none), the test the first `test` of the test examples.
record Split(int train, int validation, int test) {

  /// By default everything the files hold: training takes what validation leaves.
  ///
  /// @throws DataRequestException if the request asks for more than there is, or for less than one
  static Split ofFiles(DataRequest request, int trainCount, int testCount) {
    int validation = request.validation().orElse(0);
    if (request.train().isEmpty() && validation >= trainCount) {
      throw refusal(
          request, "validation " + validation + " leaves none of the " + trainCount + " examples for training");
    }
    var split = new Split(
        request.train().orElse(trainCount - validation), validation, request.test().orElse(testCount));
    return split.checked(request, trainCount, testCount);
  }

  /// By default the usual numbers, on request up to `limit` for training and validation together and for the test.
  ///
  /// @throws DataRequestException if the request asks for more than there is, or for less than one
  static Split ofGenerator(DataRequest request, int usualTrain, int usualTest, int limit) {
    var split = new Split(
        request.train().orElse(usualTrain), request.validation().orElse(0), request.test().orElse(usualTest));
    return split.checked(request, limit, limit);
  }

  private Split checked(DataRequest request, int trainLimit, int testLimit) {
    requireAtLeast(request, "train", train, 1);
    requireAtLeast(request, "validation", validation, 0);
    requireAtLeast(request, "test", test, 1);
    long wanted = (long) train + validation;
    if (wanted > trainLimit) {
      String what = validation == 0
          ? "train asks for "
          : "train " + train + " and validation " + validation + " together ask for ";
      throw refusal(request, what + wanted + " training examples, there are " + trainLimit);
    }
    if (test > testLimit) {
      throw refusal(request, "test asks for " + test + " test examples, there are " + testLimit);
    }
    return this;
  }

  private static void requireAtLeast(DataRequest request, String what, int found, int least) {
    if (found < least) {
      throw refusal(request, what + " must be at least " + least + ", found " + found);
    }
  }

  private static DataRequestException refusal(DataRequest request, String problem) {
    return new DataRequestException("dataset '" + request.name() + "': " + problem);
  }
}
