package lanewise.model;

import lanewise.kernels.activation.ActivationKernel;
import lanewise.kernels.activation.SoftmaxKernel;

/// An activation over the rows of a batch, in place: what layers call, whether the function acts on elements or on
/// rows.
interface RowActivation {

  /// Floats of scratch memory that one call needs.
  int workspaceFloats();

  /// Turns weighted sums into outputs.
  void forward(int rows, int columns, float[] y, int at, float[] workspace);

  /// Turns the gradient with respect to the outputs `y` into the one with respect to the weighted sums.
  void backward(int rows, int columns, float[] y, int yAt, float[] dy, int dyAt, float[] workspace);

  /// The identity.
  RowActivation NOTHING = new RowActivation() {
    @Override
    public int workspaceFloats() {
      return 0;
    }

    @Override
    public void forward(int rows, int columns, float[] y, int at, float[] workspace) {}

    @Override
    public void backward(int rows, int columns, float[] y, int yAt, float[] dy, int dyAt, float[] workspace) {}
  };

  static RowActivation of(ActivationKernel kernel) {
    return new RowActivation() {
      @Override
      public int workspaceFloats() {
        return 0;
      }

      @Override
      public void forward(int rows, int columns, float[] y, int at, float[] workspace) {
        kernel.forward(rows * columns, y, at, y, at);
      }

      @Override
      public void backward(int rows, int columns, float[] y, int yAt, float[] dy, int dyAt, float[] workspace) {
        kernel.backward(rows * columns, y, yAt, dy, dyAt, dy, dyAt);
      }
    };
  }

  static RowActivation of(SoftmaxKernel kernel) {
    return new RowActivation() {
      @Override
      public int workspaceFloats() {
        return kernel.workspaceFloats();
      }

      @Override
      public void forward(int rows, int columns, float[] y, int at, float[] workspace) {
        kernel.forward(rows, columns, y, at, y, at, workspace, 0);
      }

      @Override
      public void backward(int rows, int columns, float[] y, int yAt, float[] dy, int dyAt, float[] workspace) {
        kernel.backward(rows, columns, y, yAt, dy, dyAt, dy, dyAt, workspace, 0);
      }
    };
  }
}
