package lanewise.model;

import java.util.List;
import java.util.function.LongSupplier;
import lanewise.kernels.conv.ConvAlgorithm;

/// An [ImageLayer] whose passes are timed, image by image or slice by slice. What is done before the first image or
/// after the last counts once for each thread, because the others wait. Inference is not timed.
final class TimedImageLayer implements ImageLayer {

  private final ImageLayer layer;
  private final LongSupplier nanoTime;
  private final int threads;
  private final PartTime forward;
  private final PartTime dWeights;
  private final PartTime dInput;

  /// @param threads that share a batch
  TimedImageLayer(ImageLayer layer, LongSupplier nanoTime, int threads, PartTime forward, PartTime dWeights,
      PartTime dInput) {
    this.layer = layer;
    this.nanoTime = nanoTime;
    this.threads = threads;
    this.forward = forward;
    this.dWeights = dWeights;
    this.dInput = dInput;
  }

  @Override
  public int inputFloats() {
    return layer.inputFloats();
  }

  @Override
  public int outputFloats() {
    return layer.outputFloats();
  }

  @Override
  public long work() {
    return layer.work();
  }

  @Override
  public int workspaceFloats(int images) {
    return layer.workspaceFloats(images);
  }

  @Override
  public void beginForward() {
    long start = nanoTime.getAsLong();
    layer.beginForward();
    forward.busy(threads * (nanoTime.getAsLong() - start));
  }

  @Override
  public void keep(int images) {
    layer.keep(images);
  }

  @Override
  public boolean forward(int first, int images, float[] x, int xAt, float[] y, int yAt, float[] workspace) {
    long start = nanoTime.getAsLong();
    boolean finite = layer.forward(first, images, x, xAt, y, yAt, workspace);
    forward.busy(nanoTime.getAsLong() - start);
    return finite;
  }

  @Override
  public void infer(int images, float[] x, int xAt, float[] y, int yAt, float[] workspace) {
    layer.infer(images, x, xAt, y, yAt, workspace);
  }

  @Override
  public void beginBackward(int slices) {
    long start = nanoTime.getAsLong();
    layer.beginBackward(slices);
    dInput.busy(threads * (nanoTime.getAsLong() - start));
  }

  @Override
  public void dWeights(int slice, int images, float[] x, int xAt, float[] y, int yAt, float[] dy, int dyAt,
      float[] workspace) {
    long start = nanoTime.getAsLong();
    layer.dWeights(slice, images, x, xAt, y, yAt, dy, dyAt, workspace);
    dWeights.busy(nanoTime.getAsLong() - start);
  }

  @Override
  public void dInput(int first, int images, float[] dy, int dyAt, float[] dx, int dxAt, float[] workspace) {
    long start = nanoTime.getAsLong();
    layer.dInput(first, images, dy, dyAt, dx, dxAt, workspace);
    dInput.busy(nanoTime.getAsLong() - start);
  }

  @Override
  public boolean endBackward(int slices) {
    long start = nanoTime.getAsLong();
    boolean finite = layer.endBackward(slices);
    dWeights.busy(threads * (nanoTime.getAsLong() - start));
    return finite;
  }

  @Override
  public boolean inputGradient() {
    return layer.inputGradient();
  }

  @Override
  public List<ConvAlgorithm> algorithms() {
    return layer.algorithms();
  }

  @Override
  public List<Parameter> parameters() {
    return layer.parameters();
  }
}
