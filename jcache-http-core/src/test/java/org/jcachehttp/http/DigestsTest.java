package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.ExtensionSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9530: a body that does not match its digest is not stored. */
class DigestsTest {

  private static final String FRESH = "max-age=60";

  @RegisterExtension private final Scenario scenario = new Scenario();

  @BeforeEach
  void digestsAreVerified() {
    scenario.settings.extensions(ExtensionSettings.defaults().withDigestVerification());
  }

  private static String digest(String algorithm, String text) throws Exception {
    byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
    return algorithm.toLowerCase(Locale.ROOT)
        + "=:"
        + Base64.getEncoder().encodeToString(digest)
        + ':';
  }

  private HttpResponse answer(String body, String... fields) {
    scenario.origin.answers(Body.of(body.getBytes(UTF_8)), fields);
    return scenario.get();
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Digest, SHA-256",
    "Content-Digest, SHA-512",
    "Repr-Digest, SHA-256",
    "Repr-Digest, SHA-512"
  })
  void rfc9530_aBodyThatMatchesIsStoredAndNoOther(String field, String algorithm) throws Exception {
    String digest = digest(algorithm, "text");
    HttpResponse other = answer("test", "Cache-Control", FRESH, field, digest);
    assertThat(status(other)).endsWith("fwd-status=200; detail=digest");
    assertThat(body(other)).isEqualTo("test");
    assertThat(status(answer("text", "Cache-Control", FRESH, field, digest)))
        .endsWith("stored; ttl=60");
  }

  @Test
  void rfc9530_oneOfSeveralDigestsThatDiffersIsEnough() throws Exception {
    String digests = digest("SHA-256", "text") + ", " + digest("SHA-512", "test");
    assertThat(status(answer("text", "Cache-Control", FRESH, "Content-Digest", digests)))
        .endsWith("detail=digest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"md5=:AAAA:", "sha-256=AAAA", "sha-256=:AA", "", "crc32c=:AAAA:"})
  void rfc9530_otherAlgorithmsAndMalformedFieldsAreIgnored(String digest) {
    assertThat(status(answer("text", "Cache-Control", FRESH, "Content-Digest", digest)))
        .endsWith("stored; ttl=60");
  }

  @Test
  void rfc9530_theDigestOfTheRepresentationIsNotTheOneOfAPart() throws Exception {
    scenario.origin.answers(
        request ->
            ScriptedOrigin.response(
                    206,
                    "Cache-Control",
                    FRESH,
                    "ETag",
                    "\"1\"",
                    "Content-Range",
                    request.fields().first("Range").orElseThrow().equals("bytes=0-1")
                        ? "bytes 0-1/4"
                        : "bytes 2-3/4",
                    "Repr-Digest",
                    reprDigest)
                .withBody(
                    Body.of(
                        (request.fields().first("Range").orElseThrow().equals("bytes=0-1")
                                ? "te"
                                : "xt")
                            .getBytes(UTF_8))));
    reprDigest = digest("SHA-256", "text");
    assertThat(status(scenario.get("Range", "bytes=0-1"))).endsWith("stored; ttl=60");
    assertThat(status(scenario.get("Range", "bytes=2-3"))).endsWith("stored; ttl=60");
    assertThat(body(scenario.get())).isEqualTo("text");
  }

  private String reprDigest = "";

  @Test
  void rfc9530_aCombinedResponseIsVerified() throws Exception {
    reprDigest = digest("SHA-256", "other");
    scenario.origin.answers(
        206, "Cache-Control", FRESH, "ETag", "\"1\"", "Content-Range", "bytes 0-0/2");
    scenario.get("Range", "bytes=0-0");
    scenario.origin.answers(
        206,
        "Cache-Control",
        FRESH,
        "ETag",
        "\"1\"",
        "Content-Range",
        "bytes 1-1/2",
        "Repr-Digest",
        reprDigest);
    assertThat(status(scenario.get("Range", "bytes=1-1"))).endsWith("detail=digest");
    assertThat(status(scenario.get())).contains("fwd=");
  }

  @Test
  void byDefaultNothingIsVerified() throws Exception {
    scenario.settings.extensions(ExtensionSettings.defaults());
    String digest = digest("SHA-256", "test");
    assertThat(status(answer("text", "Cache-Control", FRESH, "Content-Digest", digest)))
        .endsWith("stored; ttl=60");
  }
}
