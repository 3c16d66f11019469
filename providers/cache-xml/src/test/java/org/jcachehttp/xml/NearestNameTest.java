package org.jcachehttp.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

  private static final List<String> KNOWN = List.of("wal", "busy-timeout", "max-bytes");

  @Test
  void aMisspeltNameIsNearItsOwn() {
    assertThat(NearestName.nearest("busytimeout", KNOWN)).contains("busy-timeout");
    assertThat(NearestName.nearest("busy-tiemout", KNOWN)).contains("busy-timeout");
    assertThat(NearestName.nearest("MAX-BYTES", KNOWN)).contains("max-bytes");
    assertThat(NearestName.nearest("wla", KNOWN)).contains("wal");
  }

  @Test
  void anotherNameIsNearNone() {
    assertThat(NearestName.nearest("password", KNOWN)).isEmpty();
    assertThat(NearestName.nearest("", KNOWN)).isEmpty();
    assertThat(NearestName.nearest("wal", List.of())).isEmpty();
  }

  @Test
  void aHintListsAllNamesInOrder() {
    assertThat(NearestName.hint("wall", KNOWN))
        .isEqualTo("did you mean 'wal'? Known are: busy-timeout, max-bytes, wal");
    assertThat(NearestName.hint("x", List.of())).isEqualTo("known are: none");
  }
}
