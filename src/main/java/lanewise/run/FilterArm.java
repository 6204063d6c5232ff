package lanewise.run;

/// What one method on one kind of kernels took for a whole picture, and what it gave.
///
/// @param method label of the method
/// @param kernels `scalar` or `vector`
/// @param vectorBits of one register operand: 32 for scalar
/// @param samples how many times the median is of
/// @param medianMs time for all planes
/// @param megapixelsPerSecond pixels of the picture, whatever the number of its planes, over the median time
/// @param speedUp over the same method's scalar kernels
/// @param largestDifference from the same kernels' direct method, in levels (0 to 255), before anything is rounded
/// @param sameBits whether scalar and vector gave the same bits
record FilterArm(
    String method, String kernels, int vectorBits, int samples, double medianMs, double megapixelsPerSecond,
    double speedUp, double largestDifference, boolean sameBits) {}
