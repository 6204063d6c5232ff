/// What several operations share: the 16 logical lanes with their tree, and the arithmetic of sizes.
///
/// Must not know any one operation. Start reading at [lanewise.kernels.common.LaneTree].
package lanewise.kernels.common;
