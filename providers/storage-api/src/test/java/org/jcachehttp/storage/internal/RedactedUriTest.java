package org.jcachehttp.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

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
    "jdbc:postgresql://h/db?user=u&password=p;q&ssl=true, jdbc:postgresql://h/db?user=u&password=***&ssl=true",
    "jdbc:mysql://u:p@h/db?sslPassword=x, jdbc:mysql://***@h/db?sslPassword=***",
    "jdbc:h2:mem:x;USER=u;PASSWORD=p q;A=1?cache.table=t, jdbc:h2:mem:x;USER=u;PASSWORD=***;A=1?cache.table=t",
    "jdbc:sqlserver://h;password={a;b};encrypt=true, jdbc:sqlserver://h;password=***;encrypt=true",
    "jdbc:oracle:thin:scott/tiger@//h:1521/s, jdbc:oracle:thin:***@//h:1521/s",
    "jdbc:oracle:thin:@//h:1521/s, jdbc:oracle:thin:***@//h:1521/s",
  })
  void userInfoAndSecretOptionsAreRedacted(String uri, String shown) {
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
