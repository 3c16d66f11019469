package org.jcachehttp.http.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequests;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;
import org.junit.jupiter.api.Test;

/** Parts of a text at random, by a seed that repeats them. */
class PartialContentTest {

  private static final byte[] TEXT = new byte[40];

  static {
    new Random(1).nextBytes(TEXT);
  }

  private static CachedResponse part(int first, int last) {
    ContentRange range = new ContentRange(first, last, TEXT.length);
    Fields fields = range.describe(Fields.of("ETag", "\"v1\""));
    Body body = Body.of(Arrays.copyOfRange(TEXT, first, last + 1));
    return new CachedResponse(
        StoredRequests.get("http://example.com/a"),
        new HttpResponse(206, "", "HTTP/1.1", fields, body),
        new StoredTimes(
            Instant.EPOCH, Instant.EPOCH, Duration.ZERO, Deadline.NEVER, Deadline.NEVER));
  }

  private static CachedResponse anyPart(Random random) {
    int first = random.nextInt(TEXT.length);
    return part(first, first + random.nextInt(TEXT.length - first));
  }

  @Test
  void whateverIsCombinedHoldsTheBytesOfItsRange() {
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      CachedResponse combined =
          PartialContent.combine(
              Optional.of(anyPart(random)), anyPart(random), random.nextInt(TEXT.length));
      ContentRange held = ContentRange.held(combined).orElseThrow();
      byte[] expected = Arrays.copyOfRange(TEXT, (int) held.first(), (int) held.last() + 1);
      assertThat(combined.body()).as("seed %d", seed).isEqualTo(Body.of(expected));
      assertThat(ContentRange.isPart(combined)).isEqualTo(!held.isComplete());
    }
  }

  @Test
  void aCombinationHoldsBothAndIsNoLargerThanTheLimit() {
    CachedResponse combined = PartialContent.combine(Optional.of(part(3, 9)), part(10, 12), 10);
    assertThat(ContentRange.held(combined)).contains(new ContentRange(3, 12, TEXT.length));
    CachedResponse newer = part(10, 12);
    assertThat(PartialContent.combine(Optional.of(part(3, 9)), newer, 9)).isEqualTo(newer);
  }
}
