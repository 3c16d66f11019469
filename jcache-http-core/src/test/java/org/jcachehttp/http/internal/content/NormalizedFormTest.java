package org.jcachehttp.http.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.settings.RequestPart.parameter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jcachehttp.http.internal.secrets.ContentRedaction;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.internal.secrets.PartRule;
import org.jcachehttp.http.internal.secrets.PartRules;
import org.jcachehttp.http.settings.ParameterOrder;
import org.junit.jupiter.api.Test;

/** The normal form of form content. */
class NormalizedFormTest {

  private static final int SEEDS = 2_000;

  private PartRules rules = PartRules.defaults();

  private String normalize(ParameterOrder order, String form) {
    CredentialKey key = CredentialKey.of(new byte[CredentialKey.SHORTEST]);
    return new NormalizedForm(new ContentRedaction(rules, () -> key), order).of(form);
  }

  private String normalize(String form) {
    return normalize(ParameterOrder.SIGNIFICANT, form);
  }

  private static List<String> parameters(Random random) {
    return new ArrayList<>(
        IntStream.range(0, random.nextInt(5))
            .mapToObj(i -> "p" + random.nextInt(3) + '=' + random.nextInt(3))
            .toList());
  }

  @Test
  void namesAndValuesAreDecoded() {
    assertThat(normalize("a=b+c&d")).isEqualTo(" 1:a 3:b c 1:d 0:");
    assertThat(normalize("%61=b%20c&d=")).isEqualTo(normalize("a=b+c&d"));
  }

  @Test
  void aDelimiterInAValueIsNoDelimiter() {
    assertThat(normalize("a=1%26b=2")).isNotEqualTo(normalize("a=1&b=2"));
    assertThat(normalize("a=1 1:b 1:2")).isNotEqualTo(normalize("a=1&b=2"));
  }

  @Test
  void sortedParametersAreEqualInAnyOrder() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<String> parameters = parameters(random);
      String form = String.join("&", parameters);
      Collections.shuffle(parameters, random);
      assertThat(normalize(ParameterOrder.SORTED, String.join("&", parameters)))
          .as("seed %d: %s", seed, form)
          .isEqualTo(normalize(ParameterOrder.SORTED, form));
    }
  }

  @Test
  void differentParametersStayDifferent() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<String> one = parameters(random);
      List<String> other = parameters(random);
      assertThat(normalize(String.join("&", one)).equals(normalize(String.join("&", other))))
          .as("seed %d: %s %s", seed, one, other)
          .isEqualTo(one.equals(other));
    }
  }

  @Test
  void duplicateParametersAreKept() {
    assertThat(normalize(ParameterOrder.SORTED, "a=1&a=1"))
        .isNotEqualTo(normalize(ParameterOrder.SORTED, "a=1"));
  }

  @Test
  void aRuleRemovesOrRedactsAParameter() {
    rules =
        rules
            .with(parameter("t"), PartRule.REMOVED)
            .with(parameter("pin"), PartRule.REDACTED)
            .with(parameter("nonce"), PartRule.PRESENCE);
    assertThat(normalize("T=1&a=2")).isEqualTo(" 1:a 1:2");
    assertThat(normalize("pin=1234")).doesNotContain("1234").isNotEqualTo(normalize("pin=1235"));
    assertThat(normalize("nonce=1")).isEqualTo(normalize("nonce=2")).isNotEmpty();
  }
}
