package lanewise.results;

import java.util.List;

/// `run.json`: where a run comes from and how it ended. Times are UTC in ISO 8601.
///
/// @param status `running` until the end
/// @param trials how many were planned
/// @param completedTrials how many have a row in `runs.csv`
/// @param finished empty until the end
/// @param dataSha256 of the content of the dataset, empty until a trial has loaded it
public record RunManifest(
    String experiment,
    String runId,
    String status,
    int trials,
    int completedTrials,
    String started,
    String finished,
    List<String> commandLine,
    String configSha256,
    String dataSha256,
    Environment environment) {}
