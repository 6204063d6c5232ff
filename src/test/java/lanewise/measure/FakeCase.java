package lanewise.measure;

import java.util.function.IntToDoubleFunction;
import lanewise.measure.cases.KernelCase;

/// A call that copies what it is told to compute, and counts.
final class FakeCase implements KernelCase {

  private final float[] result;
  private final IntToDoubleFunction computed;
  private final IntToDoubleFunction reference;
  int calls;

  FakeCase(int length, IntToDoubleFunction computed, IntToDoubleFunction reference) {
    this.result = new float[length];
    this.computed = computed;
    this.reference = reference;
  }

  @Override
  public long flops() {
    return 1000;
  }

  @Override
  public long bytes() {
    return 4000;
  }

  @Override
  public void run() {
    calls++;
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) computed.applyAsDouble(i);
    }
  }

  @Override
  public float[] result() {
    return result;
  }

  @Override
  public double reference(int i) {
    return reference.applyAsDouble(i);
  }
}
