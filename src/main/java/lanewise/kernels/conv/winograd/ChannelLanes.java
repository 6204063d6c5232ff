package lanewise.kernels.conv.winograd;

/// Turns planes, one for each channel, into groups of lanes over channels, and back. A group holds for each pixel one
/// lane of each of up to [#lanes] channels.
sealed interface ChannelLanes permits ScalarChannelLanes, VectorChannelLanes {

  /// Channels of one group.
  int lanes();

  /// `to[pixel · lanes + channel] = planes[channel · planeStep + pixel]`. Lanes without a channel get any number, and
  /// so do up to `lanes` − 1 pixels after the last.
  void toLanes(int pixels, int channels, float[] planes, int planesAt, int planeStep, float[] to, int toAt);

  /// `planes[channel · planeStep + pixel] = start[channel] + from[pixel · lanes + channel]`. `from` has room for
  /// `lanes` − 1 pixels after the last.
  ///
  /// @param scratchAt scratch memory of lanes² floats, which like `start` is in the same array as `from`
  void fromLanes(int pixels, int channels, float[] from, int fromAt, int scratchAt, int startAt, float[] planes,
      int planesAt, int planeStep);
}
