package org.jcachehttp.feign;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Feign;
import org.junit.jupiter.api.Test;

/** Checks that a run with another Feign version really has that version on its class path. */
class FeignVersionTest {

  @Test
  void theTestsRunWithTheConfiguredFeignVersion() {
    assertThat(Feign.class.getProtectionDomain().getCodeSource().getLocation().toString())
        .contains("feign-core-" + System.getProperty("jcachehttp.feign-version") + ".jar");
  }
}
