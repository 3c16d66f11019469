package org.jcachehttp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {

  @ParameterizedTest
  @CsvSource({
    "postgresql://h:1/db?user=u&password=tiger, jdbc:postgresql://h:1/db",
    "mysql://u:tiger@h/db, jdbc:mysql://***@h/db",
    "h2:mem:x;PASSWORD=tiger, jdbc:h2:mem:x",
    "sqlserver://h;password={tiger};encrypt=true, jdbc:sqlserver://h",
    "oracle:thin:scott/tiger@//h:1/s, jdbc:oracle:thin:***@//h:1/s",
  })
  void theDescriptionHasNoSecrets(String location, String description) {
    JdbcUrl url = JdbcUrl.of(location);
    assertThat(url.description()).isEqualTo(description);
    assertThat(url.toString()).doesNotContain("tiger");
    assertThat(url.redact("wrong URL '" + url.text() + "' or password tiger"))
        .doesNotContain("tiger")
        .startsWith("wrong URL 'jdbc:");
  }

  @Test
  void aDecodedSecretIsRedactedToo() {
    JdbcUrl url = JdbcUrl.of("postgresql://h/db?password=ti%20ger&sslpassword=x1");
    assertThat(url.redact("password 'ti ger', or 'ti%20ger', or x1"))
        .isEqualTo("password '***', or '***', or ***");
  }

  @Test
  void aSecretInBracesMayContainASemicolon() {
    assertThat(JdbcUrl.of("sqlserver://h;password={a;b}").redact("wrong: a;b"))
        .isEqualTo("wrong: ***");
  }

  @Test
  void aMessageWithoutSecretsStays() {
    assertThat(JdbcUrl.of("postgresql://h/db?user=u").redact("no route to h"))
        .isEqualTo("no route to h");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http_cache", "", "my cache", "/a/b"})
  void aNameForADataSourceIsNoUrl(String location) {
    assertThat(JdbcUrl.isUrl(location)).isFalse();
  }
}
