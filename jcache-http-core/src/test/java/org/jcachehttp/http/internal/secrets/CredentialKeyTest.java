package org.jcachehttp.http.internal.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CredentialKeyTest {

  private final CredentialKey key =
      CredentialKey.of(HexFormat.of().parseHex("0123456789abcdef".repeat(4)));

  @Test
  void theHmacIsTheSameInEveryProcessAndRelease() {
    assertThat(key.hmac("partition", List.of("HEADER", "authorization", "Basic x")))
        .isEqualTo("ecf585347ab7fd1ac52d009e9b2ed67c1a94d9f396bdeb99aa856243e8b9d6df");
  }

  @Test
  void differentListsOfPartsAreDifferent() {
    assertThat(
            Stream.of(
                key.hmac("p", List.of("a", "b")),
                key.hmac("p", List.of("ab")),
                key.hmac("p", List.of("ab", "")),
                key.hmac("pa", List.of("b"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void aDerivedKeyIsTheSameInEveryProcessAndRelease() {
    CredentialKey derived = key.derive("entry");
    assertThat(derived.hmac("a", new byte[] {1}))
        .isEqualTo("eee273b243870956bddefd24e77ff7f420d0e08066d9c32ea63b3c2962d4de11")
        .isNotEqualTo(key.hmac("a", new byte[] {1}));
  }

  @Test
  void anotherKeyHasAnotherHmac() {
    CredentialKey other = CredentialKey.of(new byte[32]);
    assertThat(other.hmac("p", List.of("a"))).isNotEqualTo(key.hmac("p", List.of("a")));
  }

  @Test
  void threadsDoNotAffectEachOther() {
    String alone = key.hmac("p", List.of("a"));
    assertThat(IntStream.range(0, 10_000).parallel().mapToObj(i -> key.hmac("p", List.of("a"))))
        .allMatch(hidden -> Objects.equals(hidden, alone));
  }

  @Test
  void toStringDoesNotShowTheKey() {
    assertThat(key).hasToString("CredentialKey");
  }
}
