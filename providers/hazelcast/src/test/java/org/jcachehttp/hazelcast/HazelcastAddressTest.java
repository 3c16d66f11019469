package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.option.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HazelcastAddressTest {

  @Test
  void aNameAloneNamesNoMember() {
    HazelcastAddress address = parse("forum");
    assertThat(address.members()).isEmpty();
    assertThat(address.name()).isEqualTo("forum");
    assertThat(address.description()).isEqualTo("hazelcast:forum");
  }

  @Test
  void membersStandBeforeTheName() {
    HazelcastAddress address = parse("//a:5801,10.0.0.2,[::1]:5701/forum");
    assertThat(address.members()).containsExactly("a:5801", "10.0.0.2", "[::1]:5701");
    assertThat(address.name()).isEqualTo("forum");
    assertThat(address.description()).isEqualTo("hazelcast://a:5801,10.0.0.2,[::1]:5701/forum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "//a", "//a/"})
  void mapsHaveANameAlways(String location) {
    assertThat(parse(location).name()).isEqualTo("jcache-http");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//", "///forum", "//a:b/forum", "//::1", "//a,/forum", "//a:"})
  void whatNamesNoMemberIsRefusedWithAnExample(String location) {
    assertThatThrownBy(() -> parse(location))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host:port");
  }

  @Test
  void credentialsInAUriAreRefusedAndNotRepeated() {
    assertThatThrownBy(() -> parse("//me:hunter2@a/forum"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'config'")
        .hasMessageNotContaining("hunter2");
  }

  private static HazelcastAddress parse(String location) {
    return HazelcastAddress.parse(
        new StorageAddress(
            "hazelcast", location, Options.of(HazelcastOptions.MEMBER_OPTIONS, Map.of())));
  }
}
