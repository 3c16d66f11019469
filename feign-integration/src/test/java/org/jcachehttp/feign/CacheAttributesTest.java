package org.jcachehttp.feign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import feign.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CacheAttributesTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void aHitIsFromTheCache() {
    CacheAttributes hit = attributes(200, "jcache-http; hit; ttl=40; key=\"abc\"", "20");
    assertThat(hit.fromCache()).isTrue();
    assertThat(hit.revalidated()).isFalse();
    assertThat(hit.created()).isEqualTo(NOW.minusSeconds(20));
    assertThat(hit.expires()).contains(NOW.plusSeconds(40));
    assertThat(hit.expired()).isFalse();
    assertThat(hit.key()).contains("abc");
  }

  @Test
  void aHitWithoutALifetimeHasNoExpiry() {
    assertThat(attributes(200, "jcache-http; hit", "20").expires()).isEmpty();
  }

  @Test
  void aStaleHitIsExpired() {
    CacheAttributes stale =
        attributes(200, "jcache-http; hit; ttl=-5; detail=stale-while-revalidate", "65");
    assertThat(stale.fromCache()).isTrue();
    assertThat(stale.expired()).isTrue();
  }

  @Test
  void aMissIsNotFromTheCache() {
    CacheAttributes miss =
        attributes(
            200, "jcache-http; fwd=uri-miss; fwd-status=200; stored; ttl=60; key=\"abc\"", null);
    assertThat(miss.fromCache()).isFalse();
    assertThat(miss.expires()).contains(NOW.plusSeconds(60));
    assertThat(miss.expired()).isFalse();
    assertThat(miss.created()).isEqualTo(NOW);
    assertThat(miss.key()).contains("abc");
  }

  @Test
  void aRevalidatedResponseIsFromTheCache() {
    CacheAttributes confirmed =
        attributes(200, "jcache-http; fwd=stale; fwd-status=304; stored; ttl=60", "0");
    assertThat(confirmed.fromCache()).isTrue();
    assertThat(confirmed.revalidated()).isTrue();
  }

  @Test
  void aForwarded304IsNotFromTheCache() {
    CacheAttributes own = attributes(304, "jcache-http; fwd=uri-miss; fwd-status=304", null);
    assertThat(own.fromCache()).isFalse();
    assertThat(own.revalidated()).isFalse();
  }

  @Test
  void aResponseServedForAnUnreachableOriginIsFromTheCache() {
    assertThat(
            attributes(200, "jcache-http; fwd=stale; ttl=-4; detail=origin-unreachable", "64")
                .fromCache())
        .isTrue();
  }

  @Test
  void theMemberOfAnotherCacheIsIgnored() {
    assertThat(attributes(200, "ExampleCDN; hit; ttl=9", "20").fromCache()).isFalse();
  }

  private static CacheAttributes attributes(int status, String member, @Nullable String age) {
    Request request =
        Request.create(Request.HttpMethod.GET, "http://localhost/", Map.of(), null, UTF_8, null);
    List<String> ages = age == null ? List.of() : List.of(age);
    Response response =
        Response.builder()
            .status(status)
            .headers(Map.of("Cache-Status", List.of("CDN; hit", member), "Age", ages))
            .request(request)
            .build();
    return CacheAttributes.of(response, NOW);
  }
}
