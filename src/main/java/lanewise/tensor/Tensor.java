package lanewise.tensor;

/// A batch of `count` items of one shape in a contiguous row-major `float[]`, item after item; for images that is
/// NCHW. The count may change from batch to batch: the array only ever grows, so that steady-state training
/// allocates nothing, and elements past `size()` have no meaning.
public final class Tensor {

  private static final float[] NONE = {};

  private final Shape item;
  private int count;
  private float[] data;

  /// An empty batch of items of the given shape; [#resize] gives it room.
  public Tensor(Shape item) {
    this.item = item;
    this.data = NONE;
  }

  /// A batch of zeros.
  public static Tensor zeros(Shape item, int count) {
    Tensor tensor = new Tensor(item);
    tensor.resize(count);
    return tensor;
  }

  /// A batch over `data` itself, not a copy of it.
  ///
  /// @throws IllegalArgumentException if `data` is not a whole number of items
  public static Tensor of(Shape item, float... data) {
    if (data.length % item.size() != 0) {
      throw new IllegalArgumentException(
          data.length + " values are not a whole number of items of shape " + item + " (" + item.size()
              + " values each)");
    }
    Tensor tensor = new Tensor(item);
    tensor.data = data;
    tensor.count = data.length / item.size();
    return tensor;
  }

  /// Sets the number of items. Contents are kept while the array is large enough and unspecified once it grows.
  ///
  /// @throws IllegalArgumentException if the number is negative or the values are more than an `int` counts
  public void resize(int items) {
    if (items < 0) {
      throw new IllegalArgumentException("a batch cannot hold " + items + " items");
    }
    long needed = (long) items * item.size();
    if (needed > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a batch of " + items + " items of shape " + item + " (" + item.size()
          + " values each) has more than " + Integer.MAX_VALUE + " values: use smaller batches");
    }
    if (needed > data.length) {
      data = NONE; // Nothing of it is kept, so the heap need not hold both.
      data = new float[(int) needed];
    }
    count = items;
  }

  /// Makes this batch another view of `other`'s numbers, item by item of this shape; nothing is copied.
  ///
  /// @throws IllegalArgumentException if the items differ in size
  public void share(Tensor other) {
    if (other.item.size() != item.size()) {
      throw new IllegalArgumentException("items of shape " + other.item + " (" + other.item.size()
          + " values) cannot be seen as " + item + " (" + item.size() + ")");
    }
    data = other.data;
    count = other.count;
  }

  /// Shape of one item, without the batch axis.
  public Shape item() {
    return item;
  }

  /// Number of items in the batch (n).
  public int count() {
    return count;
  }

  /// Number of elements in use: `count() * item().size()`.
  public int size() {
    return count * item.size();
  }

  /// The backing array; valid from 0 to `size()`. A later [#resize] may replace it.
  public float[] data() {
    return data;
  }

  @Override
  public String toString() {
    return count + " x " + item;
  }
}
