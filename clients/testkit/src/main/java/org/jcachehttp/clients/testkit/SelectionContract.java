package org.jcachehttp.clients.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The cache sees the request's URL and fields as the caller wrote them. */
interface SelectionContract extends ClientFixture {

  @Test
  default void eachVariantIsStored() throws IOException {
    origin()
        .serves(
            "/topic",
            exchange -> {
              String language = exchange.getRequestHeaders().getFirst("Accept-Language");
              answer(
                      200,
                      "in " + language,
                      "Cache-Control",
                      "max-age=60",
                      "Vary",
                      "accept-language")
                  .handle(exchange);
            });
    for (int i = 0; i < 2; i++) {
      assertThat(get("/topic", "Accept-Language", "de").text()).isEqualTo("in de");
      assertThat(get("/topic", "Accept-Language", "fr").text()).isEqualTo("in fr");
    }
    assertThat(origin().requests()).isEqualTo(2);
  }

  @Test
  default void eachQueryIsStored() throws IOException {
    origin()
        .serves(
            "/topics",
            exchange ->
                answer(
                        200,
                        Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "none"),
                        "Cache-Control",
                        "max-age=60")
                    .handle(exchange));
    for (int i = 0; i < 2; i++) {
      assertThat(get("/topics?page=1").text()).isEqualTo("page=1");
      assertThat(get("/topics?page=2").text()).isEqualTo("page=2");
      assertThat(get("/topics").text()).isEqualTo("none");
    }
    assertThat(origin().requests()).isEqualTo(3);
  }

  @Test
  default void anEncodedUrlReachesTheOriginUnchanged() throws IOException {
    String target = "/topics/a%2Fb%20c?q=1%2B1%26x";
    origin()
        .serves(
            "/topics",
            exchange ->
                answer(200, exchange.getRequestURI().toString(), "Cache-Control", "max-age=60")
                    .handle(exchange));
    assertThat(get(target).text()).isEqualTo(target);
    assertHit(target, target);
  }

  @Test
  default void repeatedFieldsReachTheOrigin() throws IOException {
    origin()
        .serves(
            "/topic",
            exchange ->
                answer(200, String.join("|", exchange.getRequestHeaders().get("X-Part")))
                    .handle(exchange));
    assertThat(get("/topic", "X-Part", "a", "X-Part", "b").text()).matches("a\\|b|a, ?b");
  }
}
