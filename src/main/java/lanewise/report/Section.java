package lanewise.report;

/// A part of the page.
interface Section {

  /// The id of its element, and of the link to it.
  String id();

  String title();

  /// Its markup below the title; empty if the runs have nothing for it.
  String of(Runs runs);
}
