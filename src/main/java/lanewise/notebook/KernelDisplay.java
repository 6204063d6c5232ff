package lanewise.notebook;

import java.util.List;
import java.util.Map;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/// Tells the notebook kernel, which finds it as a service, how to show charts, tables, pictures and text.
public final class KernelDisplay implements DisplayProvider {

  /// Shows what [Shown] knows.
  private record Renderer(Class<?> rendererClass) implements DisplayRenderer {

    @Override
    public boolean canRender(String mime) {
      return true;
    }

    @Override
    public DisplayData render(String mime, Object value) {
      Map<String, String> formats = Shown.of(value).orElseThrow().formats();
      DisplayData data = DisplayData.fromText("");
      formats.forEach(data::putData);
      return data;
    }
  }

  @Override
  public List<DisplayRenderer> getDisplayRenderers() {
    return Shown.CLASSES.stream().map(type -> (DisplayRenderer) new Renderer(type)).toList();
  }

  @Override
  public List<DisplayTransformer> getDisplayTransformers() {
    return List.of();
  }
}
