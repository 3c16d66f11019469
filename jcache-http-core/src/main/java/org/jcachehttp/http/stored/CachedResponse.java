package org.jcachehttp.http.stored;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.UnreadableValueException;

/**
 * A stored response: the value type of the JCache cache below an HTTP cache. Immutable, and safe
 * for use by many threads.
 *
 * <p>Its Java serialization, which by-value JCache providers use, is one array of bytes in the
 * format of {@link CachedResponseCodec}.
 *
 * @param request the stored part of the request
 * @param response the response with its whole body
 * @param times its times
 * @param generations the generation of each group and tag of the response when it was requested, by
 *     the key of the entry that has the present one; empty if the response has neither
 * @param hmac the HMAC by which the writer of the entry authenticates it, 64 hexadecimal digits;
 *     empty if the entry is not authenticated. It is not part of {@link #equals}
 * @serial exclude
 */
@SuppressWarnings("InvalidBlockTag") // a record too has a page of its serialized form
public record CachedResponse(
    StoredRequest request,
    HttpResponse response,
    StoredTimes times,
    Map<String, String> generations,
    Optional<String> hmac)
    implements Serializable {

  /**
   * Creates a stored response.
   *
   * @param request the stored part of the request
   * @param response the response with its whole body
   * @param times its times
   * @param generations the generations of its groups and tags, by key
   * @param hmac the HMAC of the entry
   * @throws IllegalArgumentException if the body is a stream
   */
  public CachedResponse {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(times, "times");
    Objects.requireNonNull(hmac, "hmac");
    if (!(response.body() instanceof Body.Buffered)) {
      throw new IllegalArgumentException(
          "body is a stream, but a stored response takes the whole body");
    }
    generations = Map.copyOf(generations);
  }

  /**
   * Creates a stored response without an HMAC.
   *
   * @param request the stored part of the request
   * @param response the response with its whole body
   * @param times its times
   * @param generations the generations of its groups and tags, by key
   * @throws IllegalArgumentException if the body is a stream
   */
  public CachedResponse(
      StoredRequest request,
      HttpResponse response,
      StoredTimes times,
      Map<String, String> generations) {
    this(request, response, times, generations, Optional.empty());
  }

  /**
   * Creates a stored response without groups, tags and an HMAC.
   *
   * @param request the stored part of the request
   * @param response the response with its whole body
   * @param times its times
   * @throws IllegalArgumentException if the body is a stream
   */
  public CachedResponse(StoredRequest request, HttpResponse response, StoredTimes times) {
    this(request, response, times, Map.of());
  }

  /**
   * {@return this response, stored for another request}
   *
   * @param other the request under whose key the response is stored
   */
  public CachedResponse to(StoredRequest other) {
    return new CachedResponse(other, response, times, generations);
  }

  /**
   * {@return this response with other times}
   *
   * @param other the times
   */
  public CachedResponse withTimes(StoredTimes other) {
    return new CachedResponse(request, response, other, generations);
  }

  /**
   * {@return this response with other generations of its groups and tags}
   *
   * @param other the generations by key
   */
  public CachedResponse withGenerations(Map<String, String> other) {
    return new CachedResponse(request, response, times, other);
  }

  /**
   * {@return this response with another HMAC} Every other change leaves the HMAC out, because it
   * authenticates the entry without the change.
   *
   * @param other the HMAC of the entry, 64 hexadecimal digits; empty if there is none
   */
  public CachedResponse withHmac(Optional<String> other) {
    return new CachedResponse(request, response, times, generations, other);
  }

  /** {@return the whole body, which is shared and not copied} */
  public Body.Buffered body() {
    return (Body.Buffered) response.body();
  }

  /**
   * {@return whether the response is fresh at an instant (RFC 9111 section 4.2)}
   *
   * @param now the instant
   */
  public boolean isFresh(Instant now) {
    return !times.freshUntil().isPast(now.toEpochMilli());
  }

  /**
   * {@return the current age at an instant (RFC 9111 section 4.2.3)}
   *
   * @param now the instant
   */
  public Duration age(Instant now) {
    Duration residentTime = Duration.between(times.responseTime(), now);
    return residentTime.isNegative() ? times.initialAge() : times.initialAge().plus(residentTime);
  }

  /**
   * {@return the time for which the response stays fresh from an instant on, negative if it is
   * stale; empty if it never becomes stale}
   *
   * @param now the instant
   */
  public Optional<Duration> timeToLive(Instant now) {
    Deadline freshUntil = times.freshUntil();
    return freshUntil.isNever()
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(freshUntil.epochMillis() - now.toEpochMilli()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CachedResponse that
        && request.equals(that.request)
        && response.equals(that.response)
        && times.equals(that.times)
        && generations.equals(that.generations);
  }

  @Override
  public int hashCode() {
    return Objects.hash(request, response, times, generations);
  }

  private Object writeReplace() {
    return new SerialForm(new CachedResponseCodec().encode(this));
  }

  /** The form that Java serialization writes. */
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
