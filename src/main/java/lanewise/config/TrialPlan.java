package lanewise.config;

/// One trial: an arm, trained once.
///
/// @param index counted from 1 over the experiment, in running order
/// @param repeat which repetition of the arm this is, counted from 1
public record TrialPlan(int index, Arm arm, int repeat) {}
