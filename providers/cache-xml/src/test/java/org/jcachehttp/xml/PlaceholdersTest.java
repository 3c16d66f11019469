package org.jcachehttp.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

  private final Map<String, String> values = Map.of("HOST", "cache", "EMPTY", "", "MONEY", "$1\\");
  private final Placeholders placeholders =
      new Placeholders(name -> Optional.ofNullable(values.get(name)));

  @Test
  void aNameIsReplacedByItsValue() {
    assertThat(placeholders.replaceIn("redis://${HOST}:6379/${HOST}"))
        .isEqualTo("redis://cache:6379/cache");
    assertThat(placeholders.replaceIn("a${EMPTY}b")).isEqualTo("ab");
    assertThat(placeholders.replaceIn("${MONEY}")).isEqualTo("$1\\");
  }

  @Test
  void aNameWithoutAValueHasItsDefault() {
    assertThat(placeholders.replaceIn("${PORT:-6379}")).isEqualTo("6379");
    assertThat(placeholders.replaceIn("${URI:-memory:a?b=c}")).isEqualTo("memory:a?b=c");
    assertThat(placeholders.replaceIn("${PORT:-}")).isEmpty();
    assertThat(placeholders.replaceIn("${HOST:-other}")).isEqualTo("cache");
  }

  @Test
  void aDoubledDollarSignBeginsNone() {
    assertThat(placeholders.replaceIn("$${HOST} costs $5")).isEqualTo("${HOST} costs $5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"${HOST", "${}", "${:-x}", "${A:B}", "${HOST:-x"})
  void whatIsNoPlaceholderIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> placeholders.replaceIn(text))
        .withMessageContaining("write ${NAME} or ${NAME:-default}");
  }

  @Test
  void aNameWithoutValueAndDefaultIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> placeholders.replaceIn("${PORT}"))
        .withMessageContainingAll("${PORT}", "environment variable", "${PORT:-default}");
  }

  @Test
  void aPropertyWinsOverTheSystemAndThatOverTheEnvironment() {
    String inEnvironment = System.getenv().keySet().iterator().next();
    Properties properties = new Properties();
    assertThat(Placeholders.of(properties).replaceIn("${" + inEnvironment + "}"))
        .isEqualTo(System.getenv(inEnvironment));
    properties.put("java.version", "given");
    assertThat(Placeholders.of(properties).replaceIn("${java.version}")).isEqualTo("given");
    assertThat(Placeholders.of(new Properties()).replaceIn("${java.version}"))
        .isEqualTo(System.getProperty("java.version"));
  }
}
