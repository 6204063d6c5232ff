/// The commands: what a user types, the trials that it starts, and what is told on the terminal.
///
/// Knows all other packages and no arithmetic. Data goes to stdout, talk to stderr.
///
/// Start reading at [lanewise.run.Main], then [lanewise.run.ExperimentRun] (the process that starts trials and writes
/// tables) and [lanewise.run.Trial] (the one that trains; [lanewise.run.KernelTrial] measures kernels).
package lanewise.run;
