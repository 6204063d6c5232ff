package lanewise.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lanewise.doctor.Finding.Level;

/// What findings are asserted of.
final class FindingAssert {

  private FindingAssert() {}

  static void assertOk(String found, Finding finding) {
    assertFound(Level.OK, found, finding);
    assertTrue(finding.remedy().isEmpty(), finding.toString());
  }

  static void assertUnseen(Finding finding) {
    assertFound(Level.NOTE, "cannot be seen here", finding);
  }

  /// @param found part of what was found
  /// @param remedy part of the remedy
  static void assertTold(Level level, String found, String remedy, Finding finding) {
    assertFound(level, found, finding);
    assertTrue(finding.remedy().orElse("").contains(remedy), finding.toString());
  }

  private static void assertFound(Level level, String found, Finding finding) {
    assertEquals(level, finding.level(), finding.toString());
    assertTrue(finding.found().contains(found), finding.toString());
  }
}
