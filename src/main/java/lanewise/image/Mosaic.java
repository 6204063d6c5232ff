package lanewise.image;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Small pictures side by side on white, enlarged so that each pixel is seen, each perhaps below a caption.
///
/// ```java
/// new Mosaic(8, 3).add("seven", Shading.INK.of(pixels, 28, 28)).png()
/// ```
public final class Mosaic {

  private static final int GAP = 6;
  private static final int CAPTION = 16;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  private record Tile(String caption, PlanarImage picture) {}

  private final int columns;
  private final int scale;
  private final List<Tile> tiles = new ArrayList<>();

  /// @param columns pictures in a row
  /// @param scale pixels of the mosaic for one of a picture, in either direction
  /// @throws IllegalArgumentException if one of them is below 1
  public Mosaic(int columns, int scale) {
    if (columns < 1 || scale < 1) {
      throw new IllegalArgumentException(
          "a mosaic has at least 1 column and a scale of at least 1, found " + columns + " and " + scale);
    }
    this.columns = columns;
    this.scale = scale;
  }

  /// Appends a picture without a caption.
  public Mosaic add(PlanarImage picture) {
    return add("", picture);
  }

  /// Appends a picture.
  ///
  /// @param caption cut where it is wider than the widest picture
  public Mosaic add(String caption, PlanarImage picture) {
    tiles.add(new Tile(caption, picture));
    return this;
  }

  /// The bytes of a PNG file.
  ///
  /// @throws IllegalStateException if there is no picture
  public byte[] png() {
    if (tiles.isEmpty()) {
      throw new IllegalStateException("a mosaic of no pictures");
    }
    int cellWidth = tiles.stream().mapToInt(tile -> tile.picture().width()).max().orElseThrow() * scale + GAP;
    int caption = tiles.stream().allMatch(tile -> tile.caption().isEmpty()) ? 0 : CAPTION;
    int cellHeight =
        tiles.stream().mapToInt(tile -> tile.picture().height()).max().orElseThrow() * scale + GAP + caption;
    int rows = Math.ceilDiv(tiles.size(), columns);
    var mosaic = new BufferedImage(Math.min(columns, tiles.size()) * cellWidth + GAP, rows * cellHeight + GAP,
        BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = mosaic.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, mosaic.getWidth(), mosaic.getHeight());
    graphics.setFont(FONT);
    graphics.setColor(Color.DARK_GRAY);
    graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    for (int i = 0; i < tiles.size(); i++) {
      int x = GAP + i % columns * cellWidth;
      int y = GAP + i / columns * cellHeight;
      Tile tile = tiles.get(i);
      graphics.drawString(fitting(graphics, tile.caption(), cellWidth - GAP), x, y + FONT.getSize());
      graphics.drawImage(Pixels.image(tile.picture()), x, y + caption, tile.picture().width() * scale,
          tile.picture().height() * scale, null);
    }
    graphics.dispose();
    return ImageFiles.encoded(Pixels.planes(mosaic), ImageFormat.PNG);
  }

  private static String fitting(Graphics2D graphics, String text, int width) {
    String shown = text;
    while (!shown.isEmpty() && graphics.getFontMetrics().stringWidth(shown) > width) {
      shown = shown.substring(0, shown.length() - 1);
    }
    return shown;
  }
}
