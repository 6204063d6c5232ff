package lanewise.notebook;

/// Text that a notebook shows set as Markdown.
public record Markdown(String text) {

  @Override
  public String toString() {
    return text;
  }
}
