package lanewise.doctor;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lanewise.data.DataFolders;
import lanewise.data.FileCheck;
import lanewise.data.FileCheck.Status;
import lanewise.data.PublishedDataset;

/// Which datasets are there, and are their files the published ones?
///
/// @param folders where datasets are looked for
record DataChecks(DataFolders folders) {

  List<Finding> findings() {
    var files = new LinkedHashMap<PublishedDataset, List<FileCheck>>();
    PublishedDataset.all().forEach(dataset -> files.put(dataset, FileCheck.verify(dataset, folders)));
    return findings(files);
  }

  /// MNIST and Fashion-MNIST have the same file names and may lie in the data folder itself, where each is looked for:
  /// what is whole for one is not a damaged file of the other.
  ///
  /// @param files of each dataset
  List<Finding> findings(Map<PublishedDataset, List<FileCheck>> files) {
    Set<Path> whole = files.values().stream()
        .flatMap(List::stream)
        .filter(file -> file.status() == Status.OK)
        .map(FileCheck::path)
        .collect(Collectors.toSet());
    return files.entrySet().stream()
        .map(entry -> finding(entry.getKey(), folders.fetchFolder(entry.getKey().name()).getParent(),
            entry.getValue().stream()
                .filter(file -> file.status() != Status.DIFFERS || !whole.contains(file.path()))
                .toList()))
        .toList();
  }

  /// @param root folder of all datasets
  /// @param files of this dataset
  static Finding finding(PublishedDataset dataset, Path root, List<FileCheck> files) {
    String name = dataset.name();
    String fetch = "./lanewise data fetch " + name;
    List<FileCheck> there = files.stream().filter(file -> file.status() != Status.MISSING).toList();
    if (there.isEmpty()) {
      return Finding.note(name, "not in " + root,
          fetch + " downloads it; --data or LANEWISE_DATA name the folder if you have it");
    }
    String folder = there.getFirst().path().getParent().toString();
    List<FileCheck> damaged = there.stream().filter(file -> file.status() == Status.DIFFERS).toList();
    if (!damaged.isEmpty()) {
      return Finding.fail(name, damaged.stream()
              .map(file -> file.path() + ": " + file.detail())
              .collect(Collectors.joining("; ")),
          "delete what differs and fetch it anew: " + fetch);
    }
    int whole = dataset.files().size();
    return there.size() < whole
        ? Finding.warn(name, there.size() + " of " + whole + " files are in " + folder, fetch + " adds the others")
        : Finding.ok(name, "all " + whole + " files in " + folder + " are the published ones (SHA-256)");
  }
}
