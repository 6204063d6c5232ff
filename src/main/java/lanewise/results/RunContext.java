package lanewise.results;

/// What all trials of a run have in common.
///
/// @param runId name of the run folder
/// @param configSha256 of the resolved configuration
public record RunContext(String experiment, String runId, String configSha256, Environment environment) {}
