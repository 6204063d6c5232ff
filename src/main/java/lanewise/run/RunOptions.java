package lanewise.run;

/// How the trials of a run are run.
///
/// @param trial what all of them are told
/// @param failFast whether the first that fails ends the run
record RunOptions(TrialLaunch.Options trial, boolean failFast) {}
