package lanewise.notebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.VarSnippet;

/// Runs the code cells of a notebook as its kernel would, in JShell within this JVM: one after the other, none of them
/// with imports that it does not ask for itself. Public, because cells call [#display].
public final class Cells implements AutoCloseable {

  /// Of the notebook that runs in a thread: JShell runs snippets in children of the thread that asks for them.
  private static final InheritableThreadLocal<List<Object>> DISPLAYED = new InheritableThreadLocal<>();

  private final JShell shell = JShell.builder()
      .executionEngine("local")
      .compilerOptions("--add-modules", "jdk.incubator.vector", "-Xlint:-incubating")
      .build();

  Cells() {
    shell.addToClasspath(System.getProperty("java.class.path"));
    DISPLAYED.set(Collections.synchronizedList(new ArrayList<>()));
    problem("import static lanewise.notebook.Cells.display;").ifPresent(what -> {
      throw new AssertionError(what);
    });
  }

  /// What the kernel offers to every cell.
  public static String display(Object value) {
    DISPLAYED.get().add(Shown.of(value).map(Object.class::cast).orElse(value));
    return "";
  }

  /// What cells have shown so far: [Shown] where Lanewise knows how to show it, else the value itself.
  List<Object> displayed() {
    return List.copyOf(DISPLAYED.get());
  }

  /// Runs a cell and shows the value of its last line, if it has one.
  ///
  /// @return what is wrong with it; empty if nothing is
  Optional<String> run(String cell) {
    String rest = cell;
    Optional<String> last = Optional.empty();
    while (!rest.isBlank()) {
      CompletionInfo snippet = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (snippet.completeness() == Completeness.EMPTY) { // comments at the end
        return last.flatMap(this::problem);
      }
      if (!snippet.completeness().isComplete()) {
        return Optional.of("ends within a statement: " + rest.strip());
      }
      List<SnippetEvent> events = shell.eval(snippet.source());
      Optional<String> problem = problem(events);
      if (problem.isPresent()) {
        return problem;
      }
      last = value(events).map(name -> "display(" + name + ");");
      rest = snippet.remaining();
    }
    return last.flatMap(this::problem);
  }

  /// The variable that holds the value of an expression.
  private static Optional<String> value(List<SnippetEvent> events) {
    return switch (events.getLast().snippet()) {
      case ExpressionSnippet expression when !expression.typeName().equals("void") -> Optional.of(expression.name());
      case VarSnippet variable when variable.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND ->
          Optional.of(variable.name());
      default -> Optional.empty();
    };
  }

  private Optional<String> problem(String source) {
    return problem(shell.eval(source));
  }

  private Optional<String> problem(List<SnippetEvent> events) {
    return events.stream().flatMap(event -> problem(event).stream()).findFirst();
  }

  private Optional<String> problem(SnippetEvent event) {
    String source = event.snippet().source().strip();
    if (event.status() != Snippet.Status.VALID && event.status() != Snippet.Status.OVERWRITTEN) {
      return Optional.of(event.status() + ": " + source + "\n" + diagnostics(event.snippet()));
    }
    return Optional.ofNullable(event.exception()).map(failure -> explained(failure) + " in: " + source);
  }

  private String diagnostics(Snippet snippet) {
    return shell.diagnostics(snippet).map(found -> found.getMessage(Locale.ROOT)).collect(Collectors.joining("\n"));
  }

  private static String explained(JShellException failure) {
    return failure instanceof EvalException thrown
        ? thrown.getExceptionClassName() + ": " + thrown.getMessage()
        : String.valueOf(failure.getMessage());
  }

  @Override
  public void close() {
    DISPLAYED.remove();
    shell.close();
  }
}
