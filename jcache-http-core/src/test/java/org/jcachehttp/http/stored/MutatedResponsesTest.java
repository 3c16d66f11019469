package org.jcachehttp.http.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.jcachehttp.storage.UnreadableValueException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Stored responses with damage at random, repeated by {@code -Dseed=}; more of them with {@code
 * -Pthorough}. Only an {@link UnreadableValueException} makes a miss of an entry.
 */
class MutatedResponsesTest {

  private static final int MUTATIONS = Integer.getInteger("jcachehttp.mutations", 50_000);
  private static final long SEED = Long.getLong("seed", new Random().nextLong());

  /** More than any of the inputs needs; less than nearly every length that is a lie. */
  private static final long MOST_ALLOCATED = 4 << 20;

  private final ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final CachedResponseCodec codec = new CachedResponseCodec();
  private final Random random = new Random(SEED);
  private final byte[][] payloads =
      LongStream.range(0, 100)
          .mapToObj(seed -> codec.encode(Responses.any(seed)))
          .toArray(byte[][]::new);

  private long mostAllocated;

  MutatedResponsesTest() {
    System.out.println(MUTATIONS + " stored responses are damaged, repeated by -Dseed=" + SEED);
  }

  @Test
  void everyDamageIsUnreadable() {
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] payload = payloads[i % payloads.length].clone();
      int at = random.nextInt(payload.length);
      payload[at] ^= (byte) (1 + random.nextInt(255));
      if (decoded(payload).isPresent()) {
        fail("mutation %d, of byte %d, is readable", i, at);
      }
    }
  }

  /** Whoever can write to a store can also write checksums. */
  @Test
  void aForgeryIsUnreadableOrAnotherResponse() {
    int readable = 0;
    int usable = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Optional<CachedResponse> forged = decoded(Responses.sealed(forgery(payloads[i % 100])));
      readable += forged.isPresent() ? 1 : 0;
      usable += forged.filter(this::isUsable).isPresent() ? 1 : 0;
    }
    assertThat(usable).isEqualTo(readable);
    assertThat(readable).isBetween(1, MUTATIONS - 1);
  }

  private byte[] forgery(byte[] original) {
    int cutOff = random.nextInt(2) * random.nextInt(20);
    byte[] payload = Arrays.copyOf(original, original.length - cutOff);
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      int sealed = payload.length - Responses.SEALED_FROM;
      payload[Responses.SEALED_FROM + random.nextInt(sealed)] = (byte) random.nextInt(256);
    }
    return payload;
  }

  private Optional<CachedResponse> decoded(byte[] payload) {
    long before = memory.getCurrentThreadAllocatedBytes();
    try {
      return Optional.of(codec.decode(payload));
    } catch (UnreadableValueException miss) {
      return Optional.empty();
    } finally {
      long allocated = memory.getCurrentThreadAllocatedBytes() - before;
      mostAllocated = Math.max(mostAllocated, allocated);
    }
  }

  /** What the store asks of every response. */
  private boolean isUsable(CachedResponse response) {
    return codec.metadata(response).containsKey("url")
        && codec.heapBytes(response) > 0
        && codec.encode(response).length > 0;
  }

  @AfterEach
  void noDamageAllocatesMuch() {
    assertThat(mostAllocated).isBetween(1L, MOST_ALLOCATED);
  }
}
