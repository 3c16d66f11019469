package org.jcachehttp.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackendUriTest {

  @ParameterizedTest
  @CsvSource({
    "memory, memory:http_cache",
    "memory:, memory:http_cache",
    "mongodb+srv:, mongodb+srv:http_cache",
    "com.example.store:, com.example.store:http_cache",
    "sqlite:~/cache.sqlite, sqlite:~/cache.sqlite",
    "cache.xml, cache.xml",
    "conf/cache.xml, conf/cache.xml",
  })
  void aSchemeAloneGetsTheDefaultName(String text, String uri) {
    assertThat(BackendUri.parse(text)).hasToString(uri);
  }

  @Test
  void aSpaceIsRejectedWithItsEscape() {
    assertThatThrownBy(() -> BackendUri.parse("sqlite:my cache?mode=ro"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'sqlite:my cache' is not a URI")
        .hasMessageContaining("%20");
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without a null checker may pass
  void anAbsentOrEmptyUriAndABackslashAreRejectedWithTheRemedy() {
    assertThatThrownBy(() -> BackendUri.parse(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("open() without a URI opens the default");
    assertThatThrownBy(() -> BackendUri.parse(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the URI is empty");
    assertThatThrownBy(() -> BackendUri.parse("C:\\cache\\app.sqlite"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sqlite:C:/cache/app.sqlite");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://:s3 cret@host/0",
        "redis://user:s3/cret ?@host/0",
        "mongodb://u:p%s3cret@host/db",
        "sqlite:my cache?password=s3cret",
      })
  void noMessageContainsASecret(String text) {
    assertThatThrownBy(() -> BackendUri.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("cret");
  }
}
