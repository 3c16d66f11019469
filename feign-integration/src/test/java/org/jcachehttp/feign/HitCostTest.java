package org.jcachehttp.feign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import feign.Client;
import feign.Feign;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import java.util.List;
import java.util.Map;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.testkit.cost.CallCost;
import org.junit.jupiter.api.Test;

/** The cost of a call that is answered from memory. */
class HitCostTest {

  private static final int MAX_TYPES = 56;

  /** Objects of this library; three belong to the event that is recorded while they are counted. */
  private static final int MAX_OBJECTS = 21;

  @Test
  void aHitEntersFewTypesAndCreatesFewObjects() throws Exception {
    CallCost cost = CallCost.of(Hit.class);
    assertThat(cost.types())
        .contains(CachingClient.class.getName())
        .hasSizeLessThanOrEqualTo(MAX_TYPES);
    assertThat(cost.objects().stream().filter(name -> name.startsWith("org.jcachehttp")))
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(MAX_OBJECTS);
  }

  /** A call of a method whose response is stored. */
  public static final class Hit implements CallCost.Scenario {

    /** A client. Public, so that its proxy is not in a package of this library. */
    public interface Posts {
      @RequestLine("GET /posts/{id}")
      String post(@Param("id") int id);
    }

    @Override
    public Runnable prepare() {
      Client origin =
          (request, options) ->
              Response.builder()
                  .status(200)
                  .request(request)
                  .headers(
                      Map.of("Cache-Control", List.of("max-age=3600"), "ETag", List.of("\"1\"")))
                  .body("post", UTF_8)
                  .build();
      HttpCache cache = HttpCache.open("memory:");
      Posts posts =
          Feign.builder()
              .client(origin)
              .addCapability(new HttpCacheCapability(cache))
              .target(Posts.class, "http://example.org");
      return () -> posts.post(1);
    }
  }
}
