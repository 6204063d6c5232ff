package lanewise.run;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import lanewise.config.Algorithm;
import lanewise.config.Kernels;
import lanewise.config.schema.Word;
import lanewise.config.yaml.NearestName;
import lanewise.data.PublishedDataset;
import lanewise.kernels.filter.Border;
import lanewise.kernels.filter.FilterKernel;
import lanewise.kernels.filter.FilterKernels;
import lanewise.kernels.filter.FilterMethod;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// What the words of a command line stand for. A word that stands for nothing is answered with those that there are,
/// and with the nearest of them.
final class ArgumentTypes {

  private ArgumentTypes() {}

  /// Teaches the commands that `commandLine` has by now.
  static void register(CommandLine commandLine) {
    commandLine
        .registerConverter(Kernels.class, word -> named(word, Kernels.values(), Word::label))
        .registerConverter(Algorithm.class, word -> named(word, Algorithm.values(), Word::label))
        .registerConverter(FilterMethod.class, word -> named(word, FilterMethod.values(), FilterMethod::label))
        .registerConverter(Border.class, word -> named(word, Border.values(), Border::label))
        .registerConverter(PublishedDataset.class,
            word -> named(word, PublishedDataset.all().toArray(PublishedDataset[]::new), PublishedDataset::name))
        .registerConverter(FilterKernel.class, ArgumentTypes::filterKernel);
  }

  private static <T> T named(String word, T[] values, Function<T, String> name) {
    return Stream.of(values)
        .filter(value -> name.apply(value).equals(word))
        .findFirst()
        .orElseThrow(() -> unknown(word, Stream.of(values).map(name).toList()));
  }

  private static TypeConversionException unknown(String word, List<String> names) {
    return new TypeConversionException(
        "there are " + String.join(", ", names) + ", not '" + word + "'" + nearest(word, names));
  }

  private static FilterKernel filterKernel(String text) {
    try {
      return FilterKernels.named(text);
    } catch (IllegalArgumentException e) {
      String name = text.split(":", 2)[0];
      throw new TypeConversionException(
          e.getMessage() + (FilterKernels.NAMES.contains(name) ? "" : nearest(name, FilterKernels.NAMES)));
    }
  }

  private static String nearest(String word, List<String> names) {
    return NearestName.of(word, names).map(nearest -> " (did you mean '" + nearest + "'?)").orElse("");
  }
}
