package lanewise.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import lanewise.chart.Chart;
import lanewise.image.Mosaic;
import lanewise.image.PlanarImage;
import lanewise.image.Shading;
import org.junit.jupiter.api.Test;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/// What a notebook shows of a value, and how its kernel comes to know.
class ShownTest {

  private static final Chart CHART = new Bars("what it shows", "ms").bar("a", 1).chart();
  private static final PlanarImage IMAGE = Shading.INK.of(new float[] {0, 1}, 1, 2);
  private static final Table TABLE = Table.create("t", IntColumn.create("n", 1, 2));

  private static Shown shown(Object value) {
    return Shown.of(value).orElseThrow();
  }

  @Test
  void aChartIsADocumentAPictureAndItsDescription() {
    assertEquals(Set.of("image/svg+xml", "text/html", "text/plain"), shown(CHART).formats().keySet());
    String picture = shown(CHART).formats().get("text/html");
    String data = picture.replaceFirst("^<img alt=\"what it shows\" src=\"data:image/svg\\+xml;base64,(.*)\">$", "$1");
    assertEquals(CHART.document(), new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8));
    assertEquals(CHART.document(), shown(CHART).formats().get("image/svg+xml"));
    assertEquals("what it shows", shown(CHART).formats().get("text/plain"));
  }

  @Test
  void aTableIsHtmlAndPlainText() {
    assertEquals(TableHtml.of(TABLE, 60), shown(TABLE).formats().get("text/html"));
    assertTrue(shown(TABLE).formats().get("text/plain").contains("n"));
  }

  @Test
  void ofALongTableTheFirstRowsAreShown() {
    Table table = Table.create("t", IntColumn.create("n", IntStream.range(0, 61).toArray()));
    assertTrue(shown(table).formats().get("text/html").endsWith("<p>60 of 61 rows</p>\n"));
  }

  @Test
  void aPictureIsPngInBase64AndItsDescription() {
    Picture picture = Picture.of("two pixels", IMAGE);
    assertArrayEquals(picture.png(), Base64.getDecoder().decode(shown(picture).formats().get("image/png")));
    assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(picture.png(), 4));
    assertEquals("two pixels", shown(picture).formats().get("text/plain"));
    assertEquals("two pixels", picture.toString());
    Mosaic mosaic = new Mosaic(1, 2).add("a", IMAGE);
    assertArrayEquals(mosaic.png(), Picture.of("mosaic", mosaic).png());
  }

  @Test
  void textIsMarkdownAsItStands() {
    Markdown markdown = Notebook.text("**%.1f** %s %%", 1234.56, "<b>");
    assertEquals("**1234.6** <b> %", shown(markdown).formats().get("text/markdown"));
    assertEquals("**1234.6** <b> %", shown(markdown).formats().get("text/plain"));
    assertEquals("**1234.6** <b> %", markdown.toString());
  }

  @Test
  void ofOtherValuesThereIsNothingToShow() {
    assertEquals(Optional.empty(), Shown.of("text"));
    assertEquals(Optional.empty(), Shown.of(null));
  }

  @Test
  void theKernelFindsTheDisplayAsAService() {
    List<DisplayProvider> providers =
        ServiceLoader.load(DisplayProvider.class).stream().map(ServiceLoader.Provider::get).toList();
    assertEquals(1, providers.stream().filter(KernelDisplay.class::isInstance).count(), providers.toString());
  }

  @Test
  void theKernelIsGivenEveryFormatOfEveryClass() {
    List<DisplayRenderer> renderers = new KernelDisplay().getDisplayRenderers();
    assertEquals(Shown.CLASSES, renderers.stream().map(DisplayRenderer::rendererClass).toList());
    for (Object value : List.of(CHART, TABLE, Picture.of("p", IMAGE), Notebook.text("t"))) {
      DisplayRenderer renderer = renderers.stream()
          .filter(each -> each.rendererClass().isInstance(value))
          .findFirst().orElseThrow(() -> new AssertionError("nothing shows " + value.getClass()));
      assertTrue(renderer.canRender("text/plain"));
      DisplayData data = renderer.render("text/plain", value);
      assertEquals(shown(value).formats(), data.data());
    }
  }

  @Test
  void theKernelHasNothingToTransform() {
    assertEquals(List.of(), new KernelDisplay().getDisplayTransformers());
  }
}
