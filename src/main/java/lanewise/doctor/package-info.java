/// What of this machine, its Java and its data keeps results from being right or comparable, and how to mend it.
///
/// Knows no experiment and no run. Whatever is read of /proc and /sys comes through [lanewise.doctor.LinuxFiles], whose
/// root can be another folder; on other systems than Linux such checks say that they cannot see.
///
/// Start reading at [lanewise.doctor.DoctorCommand], then [lanewise.doctor.Finding].
package lanewise.doctor;
