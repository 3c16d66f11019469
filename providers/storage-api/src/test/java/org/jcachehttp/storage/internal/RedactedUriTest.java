package org.jcachehttp.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedUriTest {

  @ParameterizedTest
  @CsvSource({
    "redis://user:secret@host:6379/0, redis://***@host:6379/0",
    "mongodb://user@a:1/db?password=x&tls=true, mongodb://***@a:1/db?password=***&tls=true",
    "dynamodb:table?secret-key=x#part, dynamodb:table?secret-key=***#part",
    "sqlite:~/cache.sqlite?mode=ro, sqlite:~/cache.sqlite?mode=ro",
  })
  void userInfoAndSecretOptionsAreRedacted(URI uri, String shown) {
    assertThat(RedactedUri.of(uri)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "auth-token", "sslTruststorePassword", "SECRETS", "pwd"})
  void anOptionCanHaveTheNameOfASecret(String option) {
    assertThat(RedactedUri.isSecretName(option)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key-prefix", "max-entries", "version", "credential-provider"})
  void anyOtherNameIsNoSecret(String option) {
    assertThat(RedactedUri.isSecretName(option)).isFalse();
  }
}
