package org.jcachehttp.ehcache;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jcachehttp.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithoutJaxbTest {

  @Test
  void theErrorNamesTheArtifactThatReadsAnEhcacheXml() {
    assertThatThrownBy(() -> open("classpath:ehcache-of-the-application.xml"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("org.glassfish.jaxb:jaxb-runtime:2.3.9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"classpath:absent.xml", "absent.xml", "unheard-of:absent.xml"})
  void theErrorNamesAMissingFile(String location) {
    assertThatThrownBy(() -> open(location))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'config'", location);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://me:hunter2@127.0.0.1:1/e.xml", "jar:http://127.0.0.1:1/e.jar!/e"})
  void networkLocationsAreRejected(String location) {
    assertThatThrownBy(() -> open(location))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not read from the network")
        .hasMessageNotContaining("hunter2");
  }

  private static void open(String config) {
    Storages.open("", Map.of("config", config)).close();
  }
}
