package lanewise.kernels.conv.im2col;

/// [Im2colConv] by [VectorPatchPanels].
public final class VectorIm2colConv extends Im2colConv {

  public VectorIm2colConv() {
    super(new VectorPatchPanels());
  }
}
