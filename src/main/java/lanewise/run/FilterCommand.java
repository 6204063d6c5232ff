package lanewise.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.console.StartChecks;
import lanewise.image.ImageFiles;
import lanewise.image.ImageFormat;
import lanewise.image.PlanarImage;
import lanewise.kernels.filter.Border;
import lanewise.kernels.filter.FilterKernel;
import lanewise.kernels.filter.FilterMethod;
import lanewise.kernels.filter.FilterOperation;
import lanewise.kernels.filter.FilterTask;
import lanewise.storage.AtomicFiles;
import lanewise.results.Json;
import lanewise.storage.StorageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lanewise filter`: convolves a picture with a kernel by each method, and times them.
@Command(
    name = "filter",
    description = {
      "Convolve a picture (PNG or JPEG) with a kernel, plane by plane on one thread:",
      "by every method that applies, with scalar and with vector kernels. The table",
      "tells the median time of each, the largest difference from the direct method",
      "in levels (0 to 255), and whether scalar and vector gave the same bits."
    },
    footer = {
      "",
      "Examples:",
      "  ./lanewise filter photo.png --kernel sobel-x -o edges.png",
      "  ./lanewise filter photo.jpg --kernel gaussian:2.5 --method separable \\",
      "      -o soft.png",
      "  ./lanewise filter photo.png --kernel box:31 --json",
      "",
      "In the picture written, levels are rounded and clipped to 0 to 255; of kernels",
      "whose weights add up to 0 (sobel-x, sobel-y, laplacian) it shows the absolute",
      "value. Alpha is kept as it is."
    })
final class FilterCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(paramLabel = "IMAGE", description = "PNG or JPEG file, grey or colour.")
  Path file;

  @Option(names = "--kernel", required = true, paramLabel = "K", description = {
    "identity, box[:SIZE] (3 by default),", "gaussian[:SIGMA] (1 by default), sobel-x,",
    "sobel-y, laplacian or sharpen."
  })
  FilterKernel kernel;

  @Option(names = "--method", defaultValue = "direct", paramLabel = "M",
      description = "Whose result is written: direct (default), separable or fft.")
  FilterMethod method;

  @Option(names = {"-o", "--output"}, paramLabel = "FILE",
      description = "Write the picture to this .png, .jpg or .jpeg.")
  Optional<Path> output;

  @Option(names = "--force", description = "Replace the file of -o if there is one.")
  boolean force;

  @Option(names = "--border", defaultValue = "zero", paramLabel = "B", description = {
    "zero (default): zeros beyond the edges, same size;", "valid: only where the whole kernel is inside."
  })
  Border border;

  @Option(names = "--correlate", description = "Do not rotate the kernel: cross-correlation.")
  boolean correlate;

  @Option(names = "--warm-up", defaultValue = "1", paramLabel = "S",
      description = "Seconds for which each line runs before it is timed (1).")
  double warmUpSeconds;

  @Option(names = "--json", description = "Print the table as JSON.")
  boolean json;

  @Option(names = "--no-color", description = "No colours; so does the environment variable NO_COLOR.")
  boolean noColor;

  FilterCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    StartChecks.requireVectorModule();
    StartChecks.requireFma();
    method.refusal(kernel).ifPresent(refusal -> {
      throw new Refusal(ExitCode.USAGE, refusal + "; use --method " + otherMethods());
    });
    output.ifPresent(this::requireWritable);
    PlanarImage image = ImageFiles.read(file, session.err()::println);
    output.ifPresent(out -> requireAlphaKept(image, out));
    try {
      FilterTask task = task(image);
      FilterRun.Result result =
          new FilterRun(image, task, session.stop(), session.err()::println).run(method, warmUpSeconds);
      output.ifPresent(out -> write(out, image, task, result.planes()));
      return told(report(image, task, result.arms())).status();
    } catch (OutOfMemoryError e) {
      throw new Refusal(ExitCode.ENVIRONMENT, "out of memory (" + e.getMessage() + ") for " + image.width() + "x"
          + image.height() + " pixels: give Java more with JAVA_TOOL_OPTIONS=-Xmx4g in the environment");
    }
  }

  private String otherMethods() {
    return Stream.of(FilterMethod.values())
        .filter(other -> other.refusal(kernel).isEmpty())
        .map(FilterMethod::label)
        .collect(Collectors.joining(" or "));
  }

  private void requireWritable(Path out) {
    if (ImageFormat.of(out).isEmpty()) {
      throw new Refusal(ExitCode.USAGE, out + ": pictures are written as .png, .jpg or .jpeg");
    }
    Path folder = out.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new Refusal(ExitCode.USAGE, out + ": there is no folder " + folder);
    }
    requireAbsent(out);
  }

  private void requireAbsent(Path out) {
    if (!force && Files.exists(out)) {
      throw new Refusal(ExitCode.USAGE, out + " is there already: --force replaces it");
    }
  }

  private static void requireAlphaKept(PlanarImage image, Path out) {
    if (image.alpha().isPresent() && !ImageFormat.of(out).orElseThrow().alpha()) {
      throw new Refusal(ExitCode.USAGE, out
          + ": the picture has transparent parts, which JPEG cannot keep: write a .png");
    }
  }

  private FilterTask task(PlanarImage image) {
    try {
      return new FilterTask(image.height(), image.width(), kernel,
          correlate ? FilterOperation.CROSS_CORRELATION : FilterOperation.CONVOLUTION, border);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, "--border valid leaves nothing of " + file + ": " + e.getMessage());
    }
  }

  private void write(Path out, PlanarImage image, FilterTask task, List<float[]> planes) {
    if (kernel.sumsToZero()) {
      planes.forEach(FilterCommand::makeAbsolute);
    }
    PlanarImage filtered =
        image.part(task.firstRow(), task.firstColumn(), task.outputHeight(), task.outputWidth(), planes);
    byte[] content = ImageFiles.encoded(filtered, ImageFormat.of(out).orElseThrow());
    requireAbsent(out);
    try {
      AtomicFiles.write(out, content);
    } catch (IOException e) {
      throw new StorageException(out, e, "name another file with -o");
    }
  }

  private static void makeAbsolute(float[] plane) {
    for (int i = 0; i < plane.length; i++) {
      plane[i] = Math.abs(plane[i]);
    }
  }

  private FilterReport report(PlanarImage image, FilterTask task, List<FilterArm> arms) {
    return new FilterReport(file.toString(), image.height(), image.width(), image.planes().size(), kernel.name(),
        kernel.height(), kernel.width(), operation(task), border.label(), arms,
        (kernel.sumsToZero() ? "absolute values, " : "") + "clipped to 0 to 255", output.map(Path::toString),
        output.map(_ -> method.label()));
  }

  private static String operation(FilterTask task) {
    return task.operation().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private ExitCode told(FilterReport report) {
    session.out().print(json ? Json.pretty(report) : report.text(noColor ? Ansi.OFF : Ansi.AUTO));
    if (!report.sameBits()) {
      session.err().println("scalar and vector kernels gave different bits: this is a bug of Lanewise");
      return ExitCode.FAILED;
    }
    return ExitCode.OK;
  }
}
