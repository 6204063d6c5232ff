package lanewise.kernels.conv.winograd;

/// Groups of one channel.
final class ScalarChannelLanes implements ChannelLanes {

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public void toLanes(int pixels, int channels, float[] planes, int planesAt, int planeStep, float[] to, int toAt) {
    System.arraycopy(planes, planesAt, to, toAt, pixels);
  }

  @Override
  public void fromLanes(int pixels, int channels, float[] from, int fromAt, int scratchAt, int startAt,
      float[] planes, int planesAt, int planeStep) {
    float start = from[startAt];
    for (int i = 0; i < pixels; i++) {
      planes[planesAt + i] = start + from[fromAt + i];
    }
  }
}
