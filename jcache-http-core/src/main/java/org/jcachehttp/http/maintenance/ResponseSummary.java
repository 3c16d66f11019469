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

  /**
   * {@return a builder of a summary of an empty 200 response to GET that is always fresh and kept}
   *
   * @param key the key in the cache
   * @param url the target of the request, without secrets
   * @param created the time at which the response was received, or last revalidated
   */
  public static Builder builder(String key, String url, Instant created) {
    return new Builder(key, url, created);
  }

  /** {@return the key in the cache} */
  public String key() {
    return key;
  }

  /** {@return the method of the request} */
  public String method() {
    return method;
  }

  /** {@return the target of the request, with {@code REDACTED} in place of secret values} */
  public String url() {
    return url;
  }

  /** {@return the status code} */
  public int status() {
    return status;
  }

  /**
   * {@return the time at which the response was received, or last revalidated by a 304 response}
   */
  public Instant created() {
    return created;
  }

  /** {@return the time at which the response becomes stale; empty if it never does} */
  public Optional<Instant> freshUntil() {
    return freshUntil;
  }

  /** {@return the end of the response's retention; empty if it is kept for an unlimited time} */
  public Optional<Instant> retainUntil() {
    return retainUntil;
  }

  /** {@return the number of bytes in the body, as it is stored} */
  public long size() {
    return size;
  }

  /**
   * {@return the state of the response at a time: fresh, stale or expired}
   *
   * @param now the time
   */
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

    /**
     * Sets the method of the request.
     *
     * @param value the method, {@code GET} by default
     * @return this builder
     */
    public Builder method(String value) {
      this.method = value;
      return this;
    }

    /**
     * Sets the status code.
     *
     * @param value the status code, 200 by default
     * @return this builder
     */
    public Builder status(int value) {
      this.status = value;
      return this;
    }

    /**
     * Sets the time at which the response becomes stale.
     *
     * @param value the time; empty, the default, if the response never becomes stale
     * @return this builder
     */
    public Builder freshUntil(Optional<Instant> value) {
      this.freshUntil = value;
      return this;
    }

    /**
     * Sets the end of the retention.
     *
     * @param value the time; empty, the default, if the response is kept for an unlimited time
     * @return this builder
     */
    public Builder retainUntil(Optional<Instant> value) {
      this.retainUntil = value;
      return this;
    }

    /**
     * Sets the size of the body.
     *
     * @param value the number of bytes, 0 by default
     * @return this builder
     */
    public Builder size(long value) {
      this.size = value;
      return this;
    }

    /**
     * {@return the summary}
     *
     * @throws NullPointerException if the key, the method, the URL or the creation time is null
     */
    public ResponseSummary build() {
      return new ResponseSummary(this);
    }
  }
}
