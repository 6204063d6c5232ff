package lanewise.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import lanewise.model.MemoryNeed.Kind;
import lanewise.model.MemoryNeed.Part;
import lanewise.parallel.Slices;

/// What an [ImageChain] will keep in memory: links are added in order, then the chain is ended.
final class ImageChainMemory {

  /// One [ImageLayer].
  ///
  /// @param layer its number, from 0
  /// @param work as of [ImageLayer#work]
  /// @param workspaceFloats as of [ImageLayer#workspaceFloats], by the number of images
  /// @param gradientFloats that each slice of a batch adds up on its own
  record Link(int layer, int inputFloats, int outputFloats, long work, IntUnaryOperator workspaceFloats,
      long gradientFloats) {}

  private final int threads;
  private final Workload work;
  private final List<Link> links = new ArrayList<>();

  ImageChainMemory(int threads, Workload work) {
    this.threads = threads;
    this.work = work;
  }

  int size() {
    return links.size();
  }

  void add(Link link) {
    links.add(link);
  }

  /// The parts of all links, without their parameters, and no link any more.
  List<Part> end() {
    if (links.isEmpty()) {
      return List.of();
    }
    long ofImage = links.stream().mapToLong(Link::work).sum();
    int slices = work.trained().stream().mapToInt(images -> ImageChain.slices(images, ofImage)).max().orElse(0);
    int longest = work.trained().stream()
        .mapToInt(images -> Slices.longest(ImageChain.slices(images, ofImage), images)).max().orElse(1);
    List<Part> parts = Stream.of(
            links.stream().map(link -> part(link, Kind.ACTIVATIONS, outputs(link))),
            links.stream().map(link -> part(link, Kind.SCRATCH, slices * link.gradientFloats())),
            Stream.of(workspaces(longest), between(longest)))
        .flatMap(each -> each)
        .filter(part -> part.bytes() > 0)
        .toList();
    links.clear();
    return parts;
  }

  /// Inference keeps the output of the last link alone.
  private long outputs(Link link) {
    int images = link == links.getLast() ? work.largest() : work.largestTrained();
    return (long) images * link.outputFloats();
  }

  /// Each thread has one workspace for all links.
  private Part workspaces(int longest) {
    Link widest = links.stream().max(Comparator.comparingInt(link -> workspace(link, longest))).orElseThrow();
    return part(widest, Kind.SCRATCH, (long) threads * workspace(widest, longest));
  }

  private static int workspace(Link link, int images) {
    return Math.max(link.workspaceFloats().applyAsInt(1), link.workspaceFloats().applyAsInt(images));
  }

  /// Each thread has two arrays for what is between two links.
  private Part between(int longest) {
    Link widest = links.stream().skip(1).max(Comparator.comparingInt(Link::inputFloats)).orElse(links.getFirst());
    return part(widest, Kind.SCRATCH, links.size() == 1 ? 0 : 2L * threads * longest * widest.inputFloats());
  }

  private static Part part(Link link, Kind kind, long floats) {
    return new Part(link.layer(), kind, Math.multiplyExact(floats, Float.BYTES));
  }
}
