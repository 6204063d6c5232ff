package lanewise.kernels.conv.im2col;

/// [Im2colConv] by [ScalarPatchPanels].
public final class ScalarIm2colConv extends Im2colConv {

  public ScalarIm2colConv() {
    super(new ScalarPatchPanels());
  }
}
