package lanewise.model;

import java.util.List;
import lanewise.kernels.blas.BlasKernel;
import lanewise.kernels.common.LaneTree;
import lanewise.kernels.update.UpdateKernel;
import lanewise.parallel.BatchParallel;

/// The last part of a training step: adds the L2 gradient and lets every parameter's scheduler move it. Parameters are
/// cut into chunks, so that large ones share the threads.
final class Updater {

  /// The step of a part of one parameter: elements `at` to `at + length - 1`.
  @FunctionalInterface
  interface RangeUpdate {
    void run(Parameter parameter, int at, int length);
  }

  private static final int CHUNK = 1 << 14;

  private final UpdateKernel updates;
  private final BlasKernel blas;
  private final BatchParallel parallel;
  private final float[] workspace = new float[LaneTree.LANES];
  private final RangeUpdate rangeUpdate;
  private final BatchParallel.Task updateChunk = this::updateChunk;
  private List<Parameter> parameters = List.of();
  private float lambda;

  Updater(Compute compute) {
    this.updates = compute.kernels().updates();
    this.blas = compute.kernels().blas();
    this.parallel = compute.parallel();
    this.rangeUpdate = compute.clock().timed(this::update);
  }

  void update(List<Parameter> parameters, double lambda, double etaFactor) {
    this.parameters = parameters;
    this.lambda = (float) lambda;
    int chunks = 0;
    for (Parameter parameter : parameters) {
      parameter.state().begin(etaFactor);
      parameter.changed();
      chunks += chunks(parameter);
    }
    parallel.forEach(chunks, updateChunk);
  }

  private void updateChunk(int chunk, int worker) {
    int index = chunk;
    for (Parameter parameter : parameters) {
      if (index < chunks(parameter)) {
        int at = index * CHUNK;
        rangeUpdate.run(parameter, at, Math.min(CHUNK, parameter.size() - at));
        return;
      }
      index -= chunks(parameter);
    }
  }

  private void update(Parameter parameter, int at, int length) {
    if (lambda != 0 && parameter.decays()) {
      blas.axpy(length, lambda, parameter.value(), at, parameter.gradient(), at);
    }
    parameter.state().update(updates, parameter.value(), parameter.gradient(), at, length);
  }

  private static int chunks(Parameter parameter) {
    return Math.ceilDiv(parameter.size(), CHUNK);
  }

  double penalty(List<Parameter> parameters, double lambda) {
    double sum = 0;
    for (Parameter parameter : parameters) {
      if (parameter.decays()) {
        sum += blas.sumOfSquares(parameter.size(), parameter.value(), 0, workspace, 0);
      }
    }
    return lambda / 2 * sum;
  }
}
