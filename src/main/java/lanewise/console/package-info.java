/// What every command needs: where it talks to, options that several share, tables for the terminal, exit codes, and
/// the checks of the JVM before it starts.
///
/// Knows no command, no experiment and no result. Start reading at [lanewise.console.Session].
package lanewise.console;
