package lanewise.run;

import lanewise.config.KernelCall;
import lanewise.config.KernelShape;
import lanewise.experiments.KernelGeometries;
import lanewise.kernels.KernelSet;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvKernel;
import lanewise.kernels.gemm.MatrixProduct;
import lanewise.measure.cases.ActivationCase;
import lanewise.measure.cases.ConvForwardCase;
import lanewise.measure.cases.ConvInputGradientCase;
import lanewise.measure.cases.ConvWeightGradientCase;
import lanewise.measure.cases.KernelCase;
import lanewise.measure.cases.PoolBackwardCase;
import lanewise.measure.cases.PoolForwardCase;
import lanewise.measure.cases.ProductCase;
import lanewise.measure.cases.SoftmaxCase;
import lanewise.measure.cases.UpdateCase;
import lanewise.parallel.BatchParallel;

/// Makes the calls of an experiment, with kernels of one set.
record KernelCases(KernelSet kernels, BatchParallel parallel) {

  /// @param algorithm of `call`
  KernelCase conv(KernelCall.Conv call, ConvAlgorithm algorithm) {
    var g = KernelGeometries.conv(call.shape());
    int images = call.shape().images();
    ConvKernel kernel = kernels.conv(algorithm);
    return switch (call.operation()) {
      case CONV_FORWARD -> new ConvForwardCase(g, images, kernel, parallel);
      case CONV_D_INPUT -> new ConvInputGradientCase(g, images, kernel, parallel);
      case CONV_D_WEIGHTS -> new ConvWeightGradientCase(g, images, kernel, kernels.blas(), parallel);
    };
  }

  KernelCase gemm(KernelCall.Gemm call) {
    return switch (call.operation()) {
      case GEMM -> product(KernelGeometries.product(call.shape()));
    };
  }

  KernelCase dense(KernelCall.Dense call) {
    return switch (call.operation()) {
      case DENSE_FORWARD -> product(KernelGeometries.denseForward(call.shape()));
      case DENSE_D_INPUT -> product(KernelGeometries.denseInputGradient(call.shape()));
      case DENSE_D_WEIGHTS -> product(KernelGeometries.denseWeightGradient(call.shape()));
    };
  }

  private KernelCase product(MatrixProduct product) {
    return new ProductCase(product, kernels.gemm(), parallel);
  }

  KernelCase pool(KernelCall.Pool call) {
    KernelShape.Pool shape = call.shape();
    var g = KernelGeometries.pool(shape);
    return switch (call.operation()) {
      case MAX_POOL_FORWARD ->
          new PoolForwardCase(g, shape.channels(), shape.images(), true, kernels.maxPool(), parallel);
      case MAX_POOL_BACKWARD ->
          new PoolBackwardCase(g, shape.channels(), shape.images(), true, kernels.maxPool(), parallel);
      case AVERAGE_POOL_FORWARD ->
          new PoolForwardCase(g, shape.channels(), shape.images(), false, kernels.averagePool(), parallel);
      case AVERAGE_POOL_BACKWARD ->
          new PoolBackwardCase(g, shape.channels(), shape.images(), false, kernels.averagePool(), parallel);
    };
  }

  KernelCase rows(KernelCall.Rows call) {
    boolean forward = switch (call.operation()) {
      case SOFTMAX_FORWARD -> true;
      case SOFTMAX_BACKWARD -> false;
    };
    return new SoftmaxCase(call.shape().rows(), call.shape().columns(), forward, kernels.softmax(), parallel);
  }

  /// Floating-point operations of a function follow it: ReLU a comparison; the sigmoid a sign, an exponential, an
  /// addition and a division; tanh the same and a subtraction.
  KernelCase elements(KernelCall.Elements call) {
    int length = call.shape().length();
    return switch (call.operation()) {
      case RELU_FORWARD -> ActivationCase.forward(length, kernels.relu(), x -> Math.max(x, 0), 1, parallel);
      case RELU_BACKWARD -> ActivationCase.backward(length, kernels.relu(), y -> y > 0 ? 1 : 0, 1, parallel);
      case SIGMOID_FORWARD ->
          ActivationCase.forward(length, kernels.sigmoid(), x -> 1 / (1 + Math.exp(-x)), 4, parallel);
      case SIGMOID_BACKWARD -> ActivationCase.backward(length, kernels.sigmoid(), y -> y * (1 - y), 2, parallel);
      case TANH_FORWARD -> ActivationCase.forward(length, kernels.tanh(), Math::tanh, 5, parallel);
      case TANH_BACKWARD -> ActivationCase.backward(length, kernels.tanh(), y -> 1 - y * y, 2, parallel);
      case MOMENTUM -> UpdateCase.momentum(length, kernels.updates(), parallel);
      case RMSPROP -> UpdateCase.rmsProp(length, kernels.updates(), parallel);
      case ADAM -> UpdateCase.adam(length, kernels.updates(), parallel);
    };
  }
}
