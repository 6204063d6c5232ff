package lanewise;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The jar carries the terms of every library in it that is not under Lanewise's own licence, Apache-2.0.
class BundledLicencesTest {

  @ParameterizedTest
  @CsvSource({
    "checker-qual/LICENSE.txt, Permission is hereby granted",
    "classgraph/LICENSE-ClassGraph.txt, The MIT License",
    "commons-math3/LICENSE.txt, Ernst Hairer",
    "commons-rng-sampling/LICENSE, Apache License",
    "icu4j/LICENSE, UNICODE",
    "jfreechart/LICENSE.txt, GNU LESSER GENERAL PUBLIC LICENSE",
    "jline/LICENSE.txt, Redistribution and use in source and binary forms",
    "progressbar/LICENSE.txt, Tongfei Chen",
    "slf4j-api/LICENSE.txt, QOS.ch",
    "batik-util/NOTICE, Apache Batik"
  })
  void theTextIsThere(String file, String phrase) throws IOException {
    try (var in = BundledLicencesTest.class.getResourceAsStream("/META-INF/licenses/" + file)) {
      assertNotNull(in, file);
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(text.contains(phrase), () -> file + " has no '" + phrase + "'");
    }
  }
}
