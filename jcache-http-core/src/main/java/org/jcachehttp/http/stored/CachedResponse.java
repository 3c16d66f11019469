package org.jcachehttp.http.stored;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Objects;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.UnreadableValueException;

/**
 * A response as a cache keeps it. Immutable: one instance may answer any number of requests on any
 * number of threads.
 *
 * <p>Java serialization, which by-value JCache providers use, writes one array of bytes in the
 * format of {@link CachedResponseCodec} and reads it back through that checked decoder.
 *
 * @param request what is kept of the request
 * @param response the response with its whole body
 * @param times its times
 */
public record CachedResponse(StoredRequest request, HttpResponse response, StoredTimes times)
    implements Serializable {

  /**
   * A response with its whole body.
   *
   * @throws IllegalArgumentException if the body is a stream
   */
  public CachedResponse {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(times, "times");
    if (!(response.body() instanceof Body.Buffered)) {
      throw new IllegalArgumentException("a stored response has its whole body, not a stream");
    }
  }

  /** The same response, to that request. */
  public CachedResponse to(StoredRequest other) {
    return new CachedResponse(other, response, times);
  }

  /** The whole body, shared and not copied. */
  public Body.Buffered body() {
    return (Body.Buffered) response.body();
  }

  /** Whether it may be used at {@code now} (epoch milliseconds) without asking the origin. */
  public boolean isFresh(long now) {
    return !times.freshUntil().isPast(now);
  }

  /** Its current age in milliseconds at {@code now} (epoch milliseconds; section 4.2.3). */
  public long age(long now) {
    return times.initialAge() + Math.max(0, now - times.responseTime());
  }

  /**
   * How many milliseconds it stays fresh from {@code now} (epoch milliseconds) on; negative once it
   * is stale, {@link Long#MAX_VALUE} if it always stays fresh.
   */
  public long timeToLive(long now) {
    Deadline freshUntil = times.freshUntil();
    return freshUntil.isNever() ? Long.MAX_VALUE : freshUntil.epochMillis() - now;
  }

  private Object writeReplace() {
    return new SerialForm(new CachedResponseCodec().encode(this));
  }

  /** What Java serialization writes instead of a response. */
  private static final class SerialForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private final byte[] stored;

    SerialForm(byte[] stored) {
      this.stored = stored;
    }

    private Object readResolve() throws InvalidObjectException {
      try {
        return new CachedResponseCodec().decode(stored);
      } catch (UnreadableValueException unreadable) {
        InvalidObjectException invalid = new InvalidObjectException(unreadable.getMessage());
        invalid.initCause(unreadable);
        throw invalid;
      }
    }
  }
}
