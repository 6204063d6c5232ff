/// What can be found out about experiments before anything runs: their translation into the terms of the model, the
/// kernels and the data, the checks that they can work, and the `config` commands.
///
/// Trains and measures nothing and knows no trial. What cannot work is refused at its place in the experiment file.
/// Start reading at [lanewise.experiments.ExperimentChecks].
package lanewise.experiments;
