package org.jcachehttp.http.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;
import org.junit.jupiter.api.Test;

/** A limit in bytes counts everything that an entry keeps on the heap. */
class HeapSizeTest {

  private static final int LENGTH = 300_000;
  private static final String LONG = "a".repeat(LENGTH);

  private final CachedResponse typical = Responses.typical();

  private static long sizeOf(CachedResponse response) {
    return new CachedResponseCodec().heapBytes(response);
  }

  private CachedResponse with(HttpResponse response) {
    return new CachedResponse(typical.request(), response, typical.times());
  }

  private CachedResponse with(StoredRequest request) {
    return new CachedResponse(request, typical.response(), typical.times());
  }

  @Test
  void aFieldOfTheResponseCounts() {
    HttpResponse response = typical.response().withFields(Fields.of("X-Large", LONG));
    assertThat(sizeOf(with(response))).isBetween((long) LENGTH, LENGTH + 5_000L);
  }

  @Test
  void manySmallFieldsCountAsTheObjectsThatTheyAre() {
    String[] lines = Collections.nCopies(2_000, "a").toArray(String[]::new);
    HttpResponse response = typical.response().withFields(Fields.of(lines));
    assertThat(sizeOf(with(response))).isGreaterThan(100_000);
  }

  @Test
  void theReasonCountsWithTwoBytesForCharactersThatTakeTwo() {
    HttpResponse of = typical.response();
    HttpResponse response =
        new HttpResponse(of.status(), "\u20ac" + LONG, of.protocol(), of.fields(), of.body());
    assertThat(sizeOf(with(response))).isGreaterThan(2 * LENGTH);
  }

  @Test
  void theTargetCounts() {
    TargetUri target = new TargetUri("http", "example.com", "/" + LONG);
    StoredRequest request =
        new StoredRequest("GET", target, Fields.empty(), typical.request().digests());
    assertThat(sizeOf(with(request))).isGreaterThan(LENGTH);
  }

  @Test
  void aFieldOfTheRequestCounts() {
    StoredRequest request = typical.request().withFields(Fields.of("Accept", LONG));
    assertThat(sizeOf(with(request))).isGreaterThan(LENGTH);
  }
}
