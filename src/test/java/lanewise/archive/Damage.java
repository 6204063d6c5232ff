package lanewise.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// What may happen to a run folder of [SampleRun].
enum Damage {
  MANIFEST_MISSING("run.json is missing", folder -> Files.delete(folder.resolve("run.json"))),
  MANIFEST_EMPTY("run.json is empty", folder -> Files.writeString(folder.resolve("run.json"), "")),
  MANIFEST_CUT_SHORT("run.json is cut short", folder -> edit(folder, "run.json", text -> text.substring(0, 200))),
  MANIFEST_NO_JSON("run.json is not what a run writes", folder -> edit(folder, "run.json", _ -> "status = ok\n")),
  MANIFEST_OF_ANOTHER_TYPE("run.json is not what a run writes", folder -> edit(folder, "run.json", _ -> "[1, 2]")),
  MANIFEST_WITH_TEXT_FOR_A_NUMBER("run.json is not what a run writes",
      folder -> edit(folder, "run.json", text -> text.replace("\"trials\": 2", "\"trials\": \"two\""))),
  MANIFEST_WITHOUT_VALUES("run.json has no status, no environment",
      folder -> edit(folder, "run.json",
          text -> text.replace("\"status\"", "\"x\"").replace("\"environment\"", "\"y\""))),
  MANIFEST_WITHOUT_A_COMMAND_LINE("run.json is not what a run writes: a list lacks values",
      folder -> edit(folder, "run.json", text -> text.replace("\"commandLine\"", "\"x\""))),
  MANIFEST_OF_ANOTHER_RUN("run.json is of another run: '20260101T000000Z-00000000'", folder -> edit(folder, "run.json",
      text -> text.replaceAll("\"runId\": \"[^\"]*\"", "\"runId\": \"20260101T000000Z-00000000\""))),
  STATUS_UNKNOWN("run.json has an unknown status: 'fine'",
      folder -> edit(folder, "run.json", text -> text.replace("\"status\": \"ok\"", "\"status\": \"fine\""))),
  MORE_TRIALS_THAN_PLANNED("run.json counts 3 completed trials of 2", folder -> edit(folder, "run.json",
      text -> text.replace("\"completedTrials\": 2", "\"completedTrials\": 3"))),
  START_IS_NO_TIME("run.json has a start that is no time: 'noon'", folder -> edit(folder, "run.json",
      text -> text.replaceAll("\"started\": \"[^\"]*\"", "\"started\": \"noon\""))),
  END_IS_NO_TIME("run.json has an end that is no time: ''", folder -> edit(folder, "run.json",
      text -> text.replaceAll("\"finished\": \"[^\"]*\"", "\"finished\": \"\""))),
  FILE_OUTSIDE("run.json names a file outside of the folder: '../../secret'", folder -> edit(folder, "run.json",
      text -> text.replace("\"runs.csv\"", "\"../../secret\""))),
  CONFIG_MISSING("config.yaml is missing", folder -> Files.delete(folder.resolve("config.yaml"))),
  CONFIG_CHANGED("config.yaml was changed",
      folder -> edit(folder, "config.yaml", text -> text.replace("epochs: 2", "epochs: 3"))),
  TABLE_MISSING("epochs.csv is missing", folder -> Files.delete(folder.resolve("epochs.csv"))),
  TABLE_EMPTY("epochs.csv is empty", folder -> edit(folder, "epochs.csv", _ -> "")),
  TABLE_CUT_SHORT("arms.csv is cut short",
      folder -> edit(folder, "arms.csv", text -> text.substring(0, text.length() - 9))),
  TABLE_CHANGED("runs.csv was changed", folder -> edit(folder, "runs.csv", text -> text.replace("1000", "9000"))),
  TABLE_UNEVEN("epochs.csv: line 2 should have 3 cells, found 4",
      folder -> edit(folder, "epochs.csv", text -> text.replace("1,1,0.5", "1,1,0,5"))),
  ROWS_MISSING("runs.csv has only 1 of the rows of 2 completed trials", folder -> edit(folder, "runs.csv",
      text -> text.substring(0, text.indexOf("lines\"\n") + 7))),
  FOLDER_FOR_A_FILE("epochs.csv is a folder in place of a file", folder -> {
    Files.delete(folder.resolve("epochs.csv"));
    Files.createDirectory(folder.resolve("epochs.csv"));
  }),
  FILE_AT_AN_ABSOLUTE_PATH("run.json names a file outside of the folder: '/etc/passwd'", folder -> edit(folder, "run.json",
      text -> text.replace("\"runs.csv\"", "\"/etc/passwd\""))),
  FILE_THAT_NO_FOLDER_HOLDS("run.json names a file outside of the folder: 'a\\u0000b'", folder -> edit(folder, "run.json",
      text -> text.replace("\"runs.csv\"", "\"a\\u0000b\""))),
  LINK_FOR_A_TABLE("runs.csv is a symbolic link", folder -> link(folder, "runs.csv")),
  LINK_FOR_THE_MANIFEST("run.json is a symbolic link", folder -> link(folder, "run.json")),
  LINK_FOR_A_FOLDER("trials is a symbolic link", folder -> link(folder, "trials")),
  LINK_THAT_LEADS_NOWHERE("config.yaml is a symbolic link", folder -> {
    Files.delete(folder.resolve("config.yaml"));
    Files.createSymbolicLink(folder.resolve("config.yaml"), Path.of("config.yaml"));
  }),
  TRIAL_CHANGED("trials/0001.jsonl was changed", folder -> edit(folder, "trials/0001.jsonl", _ -> "{}\n"));

  private interface Harm {
    void to(Path folder) throws IOException;
  }

  private final String finding;
  private final Harm harm;

  Damage(String finding, Harm harm) {
    this.finding = finding;
    this.harm = harm;
  }

  /// How the finding begins.
  String finding() {
    return finding;
  }

  void to(Path folder) throws IOException {
    harm.to(folder);
  }

  /// What was in the folder is outside of it, and a link leads there.
  private static void link(Path folder, String name) throws IOException {
    Path outside = folder.resolveSibling("outside-" + name);
    Files.move(folder.resolve(name), outside);
    Files.createSymbolicLink(folder.resolve(name), outside);
  }

  private static void edit(Path folder, String name, UnaryOperator<String> change) throws IOException {
    Path file = folder.resolve(name);
    String before = Files.readString(file);
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new IllegalStateException("the damage changes nothing in " + file);
    }
    Files.writeString(file, after);
  }
}
