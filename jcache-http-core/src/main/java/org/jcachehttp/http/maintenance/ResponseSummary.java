package org.jcachehttp.http.maintenance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A stored response without its body. It contains no secret: in the URL, {@code REDACTED} stands
 * for the values of secret parameters. Immutable.
 */
public final class ResponseSummary {

  private final String key;
  private final String method;
  private final String url;
  private final int status;
  private final Instant created;
  private final Optional<Instant> freshUntil;
  private final Optional<Instant> retainUntil;
  private final long size;

  private ResponseSummary(Builder builder) {
    this.key = requireNonNull(builder.key, "key");
    this.method = requireNonNull(builder.method, "method");
    this.url = requireNonNull(builder.url, "url");
    this.status = builder.status;
    this.created = requireNonNull(builder.created, "created");
    this.freshUntil = builder.freshUntil;
    this.retainUntil = builder.retainUntil;
    this.size = builder.size;
  }

  /** A builder of a summary that is always fresh and kept, of an empty 200 response to GET. */
  public static Builder builder(String key, String url, Instant created) {
    return new Builder(key, url, created);
  }

  /** The key in the cache. */
  public String key() {
    return key;
  }

  /** The method of the request. */
  public String method() {
    return method;
  }

  /** The target of the request. */
  public String url() {
    return url;
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** The time at which the response was received, or last revalidated by a 304 response. */
  public Instant created() {
    return created;
  }

  /** The time at which the response becomes stale; empty if it never does. */
  public Optional<Instant> freshUntil() {
    return freshUntil;
  }

  /** The end of the response's retention; empty if it is kept for an unlimited time. */
  public Optional<Instant> retainUntil() {
    return retainUntil;
  }

  /** The number of bytes in the body. */
  public long size() {
    return size;
  }

  /** Returns whether the response is fresh, stale or expired at that time. */
  public ResponseState stateAt(Instant now) {
    if (isPast(retainUntil, now)) {
      return ResponseState.EXPIRED;
    }
    return isPast(freshUntil, now) ? ResponseState.STALE : ResponseState.FRESH;
  }

  private static boolean isPast(Optional<Instant> time, Instant now) {
    return time.isPresent() && !now.isBefore(time.get());
  }

  @Override
  public String toString() {
    return method
        + ' '
        + url
        + ": "
        + status
        + ", "
        + size
        + " bytes, created "
        + created
        + freshUntil.map(time -> ", fresh until " + time).orElse("")
        + retainUntil.map(time -> ", kept until " + time).orElse("")
        + ", key "
        + key;
  }

  /** Builds a {@link ResponseSummary}. */
  public static final class Builder {

    private final String key;
    private final String url;
    private final Instant created;
    private String method = "GET";
    private int status = 200;
    private Optional<Instant> freshUntil = Optional.empty();
    private Optional<Instant> retainUntil = Optional.empty();
    private long size;

    private Builder(String key, String url, Instant created) {
      this.key = key;
      this.url = url;
      this.created = created;
    }

    /** Sets the method of the request. */
    public Builder method(String value) {
      this.method = value;
      return this;
    }

    /** Sets the status code. */
    public Builder status(int value) {
      this.status = value;
      return this;
    }

    /** Sets the time at which the response becomes stale; empty if it never does. */
    public Builder freshUntil(Optional<Instant> value) {
      this.freshUntil = value;
      return this;
    }

    /** Sets the end of the retention; empty if there is none. */
    public Builder retainUntil(Optional<Instant> value) {
      this.retainUntil = value;
      return this;
    }

    /** Sets the number of bytes in the body. */
    public Builder size(long value) {
      this.size = value;
      return this;
    }

    /** Returns the summary. */
    public ResponseSummary build() {
      return new ResponseSummary(this);
    }
  }
}
