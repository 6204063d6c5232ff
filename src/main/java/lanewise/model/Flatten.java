package lanewise.model;

import java.util.List;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// Images become rows, in n,c,h,w -> out n,c·h·w; also the entry of a purely dense network.
public record Flatten() implements LayerSpec {

  @Override
  public Shape outputShape(Shape input) {
    return Shape.of(input.size());
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
    return "flatten";
  }

  @Override
  public void count(Shape input, MemoryCount memory) {}

  @Override
  public boolean sharesInput() {
    return true;
  }

  @Override
  public Layer build(Shape input, LayerContext context) {
    return new FlattenLayer(input);
  }

  /// The same numbers under another shape: nothing is copied.
  private static final class FlattenLayer implements Layer {

    private final Tensor output;
    private final Tensor dInput;

    FlattenLayer(Shape input) {
      output = new Tensor(Shape.of(input.size()));
      dInput = new Tensor(input);
    }

    @Override
    public Tensor forward(Tensor input) {
      output.share(input);
      return output;
    }

    @Override
    public Tensor backward(Tensor dOutput) {
      dInput.share(dOutput);
      return dInput;
    }

    @Override
    public List<Parameter> parameters() {
      return List.of();
    }
  }
}
