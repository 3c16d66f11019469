package org.jcachehttp.feign;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Feign;
import org.junit.jupiter.api.Test;

/** A class path that is not what the build says would go unnoticed. */
class FeignVersionTest {

  @Test
  void theTestsRunWithTheFeignThatTheBuildSays() {
    assertThat(Feign.class.getProtectionDomain().getCodeSource().getLocation().toString())
        .contains("feign-core-" + System.getProperty("jcachehttp.feign-version") + ".jar");
  }
}
