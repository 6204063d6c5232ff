package lanewise.model;

import java.util.List;
import java.util.function.BooleanSupplier;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// A layer that hands on what it gets and, whenever it is told to, plants a value into it: into its output or into the
/// gradient with respect to its input, which is that of the output of the layer before.
///
/// @param index of the element that becomes `value`
record Planting(Where where, float value, int index, BooleanSupplier now) implements LayerSpec {

  enum Where { OUTPUT, GRADIENT }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public long parameterCount(Shape input) {
    return 0;
  }

  @Override
  public long flops(Shape input) {
    return 0;
  }

  @Override
  public String describe() {
    return "planting " + value;
  }

  @Override
  public Layer build(Shape input, LayerContext context) {
    return new Layer() {
      private final Tensor output = new Tensor(input);
      private final Tensor dInput = new Tensor(input);

      @Override
      public Tensor forward(Tensor x) {
        return handOn(x, output, Where.OUTPUT);
      }

      @Override
      public Tensor backward(Tensor dOutput) {
        return handOn(dOutput, dInput, Where.GRADIENT);
      }

      @Override
      public List<Parameter> parameters() {
        return List.of();
      }
    };
  }

  private Tensor handOn(Tensor from, Tensor to, Where here) {
    to.resize(from.count());
    System.arraycopy(from.data(), 0, to.data(), 0, from.size());
    if (here == where && now.getAsBoolean()) {
      to.data()[index] = value;
    }
    return to;
  }
}
