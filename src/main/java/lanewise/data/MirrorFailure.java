package lanewise.data;

/// Why one mirror did not serve; the next one is tried.
final class MirrorFailure extends Exception {

  MirrorFailure(String message) {
    super(message);
  }
}
