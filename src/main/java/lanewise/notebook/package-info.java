/// Notebooks: what their cells show (tables, charts, pictures, text), and the command that tells Jupyter how to run
/// them.
///
/// Knows run folders by their tables alone, and of the notebook kernel only how it is started and how values are shown.
///
/// Start reading at [lanewise.notebook.Notebook], then [lanewise.notebook.Shown].
package lanewise.notebook;
