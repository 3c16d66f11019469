package org.jcachehttp.engine.internal.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.option.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageAddressesTest {

  private static final Option<Boolean> WAL = Option.flag("wal", true, "write-ahead log");
  private static final Option<Duration> WAIT =
      Option.duration("busy-timeout", Duration.ofSeconds(30), "how long to wait");

  private final Properties properties = new Properties();

  private StorageAddress parse(String uri) {
    return StorageAddresses.parse(URI.create(uri), "", properties, List.of(WAL, WAIT));
  }

  private StorageAddress parseWithPrefix(String uri) {
    return StorageAddresses.parse(URI.create(uri), "cache.", properties, List.of(WAL, WAIT));
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:x://h/db?a=%20b&cache.wal=false&c=d+e&&f, x://h/db?a=%20b&c=d+e&&f",
    "jdbc:x://h/db?cache.wal=false, x://h/db",
    "jdbc:x:mem:db;A=-1;password=p?cache.wal=false, x:mem:db;A=-1;password=p",
    "jdbc:x://h/db?cache=1&cache.wal=false, x://h/db?cache=1",
  })
  void withAPrefixOtherPartsOfTheQueryStayInTheLocationAsTheyAre(String uri, String location) {
    StorageAddress address = parseWithPrefix(uri);
    assertThat(address.location()).isEqualTo(location);
    assertThat(address.options().get(WAL)).isFalse();
  }

  @Test
  void withAPrefixTheNamesOfOptionsAreCheckedToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parseWithPrefix("jdbc:x://h/db?wall=1&cache.wall=true"))
        .withMessage("unknown option 'wall'; did you mean 'wal'? Known are: busy-timeout, wal");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parseWithPrefix("jdbc:x://h/db?cache.password=p"))
        .withMessageContaining("Properties");
  }

  @Test
  void aUriIsSchemeLocationAndOptions() {
    StorageAddress address = parse("SQLite:~/my%20cache.sqlite?wal=false&busy-timeout=5s");
    assertThat(address.scheme()).isEqualTo("sqlite");
    assertThat(address.location()).isEqualTo("~/my cache.sqlite");
    assertThat(address.options().get(WAL)).isFalse();
    assertThat(address.options().get(WAIT)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aLocationKeepsItsSlashesAndPlusSigns() {
    assertThat(parse("redis://host:6379/0").location()).isEqualTo("//host:6379/0");
    assertThat(parse("sqlite:/a+b").location()).isEqualTo("/a+b");
  }

  @Test
  void propertiesWinOverTheQuery() {
    properties.put("busy-timeout", "7");
    assertThat(parse("sqlite:x?busy-timeout=5").options().get(WAIT))
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void aDottedPropertyIsSomebodyElsesUnlessItIsForTheDriver() {
    properties.put("dummy.com", "goofy");
    properties.put("driver.cache_size", "100");
    assertThat(parse("sqlite:x").options().driver()).containsOnlyKeys("cache_size");
  }

  @Test
  void anUnknownOptionIsNamedWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("sqlite:x?wall=true"))
        .withMessage("unknown option 'wall'; did you mean 'wal'? Known are: busy-timeout, wal");
  }

  @Test
  void aWrongValueIsNamedWithWhatWouldBeRight() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("sqlite:x?busy-timeout=soon"))
        .withMessage(
            "option 'busy-timeout' is 'soon', but takes a duration such as 90 (seconds), 10m or"
                + " PT10M");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "Password",
        "driver.password",
        "driver.proxyPassword",
        "auth-token",
        "%70assword"
      })
  void aSecretIsRefusedInAUriAndTheMessageSaysWhereItBelongs(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("redis://host?" + name + "=hunter2"))
        .withMessageContaining("in Properties")
        .withMessageContaining("${NAME}")
        .extracting(Throwable::getMessage)
        .asString()
        .doesNotContain("hunter2");
  }

  @Test
  void whatIsNoSecretMayBeNamedLikeAKey() {
    Option<String> key = Option.text("partition-key", "pk", "the name of a column");
    URI uri = URI.create("dynamodb://table?partition-key=id");
    assertThat(StorageAddresses.parse(uri, "", properties, List.of(key)).options().get(key))
        .isEqualTo("id");
  }
}
