package org.jcachehttp.http.internal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.jcachehttp.http.settings.RequestPart.header;
import static org.jcachehttp.http.settings.RequestPart.parameter;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.KeySettings;
import org.junit.jupiter.api.Test;

class RequestKeysTest {

  private static final int REQUESTS = 20_000;
  private static final List<String> VALUES =
      List.of("", "1", "11", "a=1", "REDACTED", "%31", "%26");

  private static final KeySettings SETTINGS =
      KeySettings.defaults()
          .addCredentials(header("X-Session"))
          .addRedacted(parameter("pin"))
          .addIgnored(parameter("time"))
          .addIgnoredEntirely(parameter("utm"), header("X-Proxy"));

  private static RequestKeys keys(KeySettings settings) {
    CredentialKey key = CredentialKey.of(new byte[32]);
    return new RequestKeys(settings, Partitions.BY_CREDENTIAL, () -> key);
  }

  /** Any request: what counts of it, and the request with what does not count added at will. */
  private record Sample(List<String> significant, HttpRequest request) {}

  private static Sample sample(Random random) {
    List<String> significant = new ArrayList<>();
    List<String> query = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (String name : List.of("q", "pin", "api_key")) {
      if (random.nextInt(3) == 0) {
        String value = VALUES.get(random.nextInt(VALUES.size()));
        significant.add(name + ' ' + value.replace("%31", "1"));
        query.add(name + '=' + value);
      }
    }
    if (random.nextBoolean()) {
      significant.add("time");
      query.add("time=" + random.nextInt());
    }
    for (String name : List.of("authorization", "cookie", "x-session")) {
      if (random.nextInt(3) == 0) {
        String value = VALUES.get(random.nextInt(VALUES.size()));
        significant.add(name + ' ' + value);
        fields.add(new Field(random.nextBoolean() ? name : name.toUpperCase(Locale.ROOT), value));
      }
    }
    return new Sample(significant, disguised(query, fields, random));
  }

  private static HttpRequest disguised(List<String> query, List<Field> fields, Random random) {
    if (random.nextBoolean()) {
      query.add(random.nextInt(query.size() + 1), "UTM=" + random.nextInt());
    }
    if (random.nextBoolean()) {
      fields.add(new Field("X-Proxy", Integer.toString(random.nextInt())));
      fields.add(new Field("Accept", Integer.toString(random.nextInt())));
    }
    Collections.shuffle(fields, random);
    String uri = "http://h/" + (query.isEmpty() ? "" : "?" + String.join("&", query));
    return HttpRequest.builder("GET", URI.create(uri)).fields(Fields.copyOf(fields)).build();
  }

  @Test
  void requestsShareAKeyExactlyIfTheirSignificantPartsAreEqual() {
    RequestKeys keys = keys(SETTINGS);
    Map<List<String>, String> keyOf = new HashMap<>();
    Map<String, List<String>> partsOf = new HashMap<>();
    for (long seed = 0; seed < REQUESTS; seed++) {
      Sample sample = sample(new Random(seed));
      KeyedRequest keyed = keys.keyed(sample.request());
      assertThat(keyed.request()).as("seed %d", seed).isEqualTo(keys.of(sample.request()));
      String key = keyed.key();
      String same = keyOf.putIfAbsent(sample.significant(), key);
      List<String> parts = partsOf.putIfAbsent(key, sample.significant());
      assertThat(same == null || same.equals(key)).as("seed %d", seed).isTrue();
      assertThat(parts == null || parts.equals(sample.significant())).as("seed %d", seed).isTrue();
    }
    assertThat(keyOf).hasSizeGreaterThan(1_000);
  }

  @Test
  void aRememberedKeyIsNotThatOfAUserOrOfAnotherMethod() {
    RequestKeys keys = keys(KeySettings.defaults());
    HttpRequest plain = HttpRequest.get("http://h/a");
    String remembered = keys.keyed(plain).key();
    assertThat(keys.keyed(plain).key()).isEqualTo(remembered);
    for (String[] field :
        List.of(
            new String[] {"Authorization", "Bearer 1"},
            new String[] {"X-HTTP-Method-Override", "DELETE"})) {
      HttpRequest other = plain.withFields(Fields.of(field));
      assertThat(keys.keyed(other)).isEqualTo(KeyedRequest.of(keys.of(other)));
    }
    HttpRequest ofUser = plain.withFields(Fields.of("Authorization", "Bearer 1"));
    assertThat(keys.keyed(ofUser).key()).isNotEqualTo(remembered);
    HttpRequest post = HttpRequest.builder("POST", plain.uri()).build();
    assertThat(keys.keyed(post).key()).isNotEqualTo(remembered);
    assertThat(keys.keyed(plain.withFields(Fields.of("Accept", "*/*"))).key())
        .isEqualTo(remembered);
  }

  @Test
  void theKeyCanBeComputedFromTheStoredRequest() {
    RequestKeys keys = keys(SETTINGS.addMatchedHeaders("authorization", "Accept"));
    HttpRequest request = sample(new Random(1)).request();
    var stored = keys.select(keys.selecting(List.of("accept")), keys.of(request), request);
    assertThat(CacheKey.of(stored)).isEqualTo(CacheKey.of(keys.of(request)));
  }

  @Test
  void theCredentialKeyIsNotUsedWithoutSecrets() {
    Supplier<CredentialKey> none =
        () -> {
          throw new AssertionError("asked for");
        };
    RequestKeys keys = new RequestKeys(KeySettings.defaults(), Partitions.BY_CREDENTIAL, none);
    assertThat(keys.of(HttpRequest.get("http://h/?a=b&key=c")).digests().partition()).isEmpty();
  }

  @Test
  void anInvalidNameIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeySettings.defaults().addMatchedHeaders("a b"))
        .withMessageContaining("'a b'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeySettings.defaults().addIgnored(parameter(" ")))
        .withMessageContaining("' '");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeySettings.defaults().withMethods("GET", ""))
        .withMessageContaining("''");
  }
}
