/// `report.html`: one self-contained page about one or several runs, made from the tables in their folders.
///
/// Must not know how runs are made: it gets run folders and reads what is there. What is missing leaves its section
/// out, what is damaged becomes a warning, and no chart that fails takes the page with it.
///
/// Start reading at [lanewise.report.ReportPage], then [lanewise.report.SpeedUpSection].
package lanewise.report;
