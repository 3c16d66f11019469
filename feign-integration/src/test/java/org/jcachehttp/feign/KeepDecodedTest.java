package org.jcachehttp.feign;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Feign;
import feign.Logger;
import feign.RequestLine;
import feign.Util;
import feign.codec.Decoder;
import java.io.Reader;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.feign.annotation.KeepDecoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeepDecodedTest {

  /** An immutable value. */
  record Page(String text) {}

  interface Pages {
    @RequestLine("GET /page")
    @KeepDecoded
    Page page();

    @RequestLine("GET /page")
    Page decodedEachTime();
  }

  @RegisterExtension
  final ClientFixture fixture = new ClientFixture(new Setup(ClientType.DEFAULT, "memory:"));

  private final AtomicInteger decoded = new AtomicInteger();

  private Pages pages(Logger.Level level) {
    Decoder decoder =
        (response, type) -> {
          decoded.incrementAndGet();
          try (Reader reader = response.body().asReader(Util.UTF_8)) {
            return new Page(Util.toString(reader));
          }
        };
    return Feign.builder()
        .decoder(decoder)
        .logger(new Silent())
        .logLevel(level)
        .addCapability(new HttpCacheCapability(fixture.session))
        .target(Pages.class, fixture.origin.url());
  }

  /** A logger that reads bodies and prints nothing. */
  private static final class Silent extends Logger {
    @Override
    protected void log(String configKey, String format, Object... args) {}
  }

  @Test
  void aHitReturnsTheObjectDecodedByTheMiss() {
    fixture.origin.servesFresh("/page", "hello");
    Pages pages = pages(Logger.Level.NONE);
    assertThat(pages.page()).isSameAs(pages.page());
    assertThat(decoded).hasValue(1);
  }

  @Test
  void aRevalidatedResponseIsNotDecodedAgain() {
    fixture.origin.serves(
        "/page", LoopbackOrigin.tagged("\"v\"", "hello", "Cache-Control", "max-age=60"));
    Pages pages = pages(Logger.Level.NONE);
    Page first = pages.page();
    fixture.passes(Duration.ofMinutes(2));
    assertThat(pages.page()).isSameAs(first);
    assertThat(fixture.origin.requests()).isEqualTo(2);
  }

  @Test
  void aNewResponseIsDecoded() {
    AtomicInteger edition = new AtomicInteger();
    fixture.origin.serves(
        "/page",
        exchange ->
            LoopbackOrigin.answer(
                    200, "edition " + edition.incrementAndGet(), "Cache-Control", "max-age=60")
                .handle(exchange));
    Pages pages = pages(Logger.Level.NONE);
    pages.page();
    fixture.passes(Duration.ofMinutes(2));
    assertThat(pages.page()).isEqualTo(new Page("edition 2"));
  }

  @Test
  void aMethodWithoutTheAnnotationDecodesEachTime() {
    fixture.origin.servesFresh("/page", "hello");
    Pages pages = pages(Logger.Level.NONE);
    assertThat(pages.decodedEachTime()).isNotSameAs(pages.decodedEachTime());
    assertThat(decoded).hasValue(2);
  }

  @Test
  void aLoggerThatReplacesTheBodyMakesEachCallDecode() {
    fixture.origin.servesFresh("/page", "hello");
    Pages pages = pages(Logger.Level.FULL);
    assertThat(pages.page()).isEqualTo(pages.page()).isNotSameAs(pages.page());
  }

  @Test
  void aValueBelongsToItsOwner() {
    WeakIdentityCache<String> kept = new WeakIdentityCache<>();
    Object owner = new Object();
    assertThat(kept.putIfAbsent(owner, "kind", "value")).isEqualTo("value");
    assertThat(kept.putIfAbsent(owner, "kind", "later")).isEqualTo("value");
    assertThat(kept.get(owner, "kind")).isEqualTo("value");
    assertThat(kept.get(new Object(), "kind")).isNull();
  }

  @Test
  void aValueIsReleasedWithItsOwner() {
    WeakIdentityCache<String> kept = new WeakIdentityCache<>();
    Object last = new Object();
    for (int i = 0; i < 1_000_000 && kept.size() == i; i++) {
      last = new Object();
      kept.putIfAbsent(last, "kind", new byte[1024]);
    }
    assertThat(kept.size()).isLessThan(1_000_000);
    assertThat(kept.get(last, "kind")).isNotNull();
  }
}
