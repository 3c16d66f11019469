package org.jcachehttp.http.status;

import java.util.Objects;

/**
 * The counters of an HTTP cache since it was opened; each request is counted once. The cache below
 * has statistics of its own (JSR-107 chapter 12). Immutable.
 */
public final class HttpCacheStatistics {

  private final long hits;
  private final long misses;
  private final long revalidated;
  private final long stale;
  private final long collapsed;
  private final long bypassed;
  private final long refused;
  private final long failed;
  private final long storeErrors;
  private final long mismatches;

  private HttpCacheStatistics(Builder builder) {
    this.hits = builder.hits;
    this.misses = builder.misses;
    this.revalidated = builder.revalidated;
    this.stale = builder.stale;
    this.collapsed = builder.collapsed;
    this.bypassed = builder.bypassed;
    this.refused = builder.refused;
    this.failed = builder.failed;
    this.storeErrors = builder.storeErrors;
    this.mismatches = builder.mismatches;
  }

  /** {@return a builder of statistics that are all zero} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the number of requests that were served from the cache with a fresh response} */
  public long hits() {
    return hits;
  }

  /**
   * {@return the number of requests that the origin answered with a response of its own, stored or
   * not}
   */
  public long misses() {
    return misses;
  }

  /**
   * {@return the number of requests that were served from the cache after the origin confirmed the
   * stored response (304)}
   */
  public long revalidated() {
    return revalidated;
  }

  /**
   * {@return the number of requests that were served a stale response} It was served during
   * background revalidation, because the request accepts it, or in the place of an error.
   */
  public long stale() {
    return stale;
  }

  /**
   * {@return the number of requests that received the response to an equal request that was already
   * at the origin}
   */
  public long collapsed() {
    return collapsed;
  }

  /** {@return the number of requests that the origin answered without use of the cache} */
  public long bypassed() {
    return bypassed;
  }

  /**
   * {@return the number of requests that received a 504 response, because they forbid use of the
   * network}
   */
  public long refused() {
    return refused;
  }

  /**
   * {@return the number of requests that failed with an exception: the origin failed, and no stored
   * response could be served}
   */
  public long failed() {
    return failed;
  }

  /**
   * {@return the number of failed operations on the cache below} They are not failures of requests.
   */
  public long storeErrors() {
    return storeErrors;
  }

  /**
   * {@return the number of entries that were found under the key of another request, or were not
   * authentic, and not used} They are misses, and replaced. There are none unless the store is
   * damaged, or something else writes to it.
   */
  public long mismatches() {
    return mismatches;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HttpCacheStatistics that
        && hits == that.hits
        && misses == that.misses
        && revalidated == that.revalidated
        && stale == that.stale
        && collapsed == that.collapsed
        && bypassed == that.bypassed
        && refused == that.refused
        && failed == that.failed
        && storeErrors == that.storeErrors
        && mismatches == that.mismatches;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        hits,
        misses,
        revalidated,
        stale,
        collapsed,
        bypassed,
        refused,
        failed,
        storeErrors,
        mismatches);
  }

  @Override
  public String toString() {
    return "HttpCacheStatistics[hits="
        + hits
        + ", misses="
        + misses
        + ", revalidated="
        + revalidated
        + ", stale="
        + stale
        + ", collapsed="
        + collapsed
        + ", bypassed="
        + bypassed
        + ", refused="
        + refused
        + ", failed="
        + failed
        + ", storeErrors="
        + storeErrors
        + ", mismatches="
        + mismatches
        + ']';
  }

  /** Builds {@link HttpCacheStatistics}. */
  public static final class Builder {

    private long hits;
    private long misses;
    private long revalidated;
    private long stale;
    private long collapsed;
    private long bypassed;
    private long refused;
    private long failed;
    private long storeErrors;
    private long mismatches;

    private Builder() {}

    /**
     * Sets {@link HttpCacheStatistics#hits()}.
     *
     * @param number the number, 0 by default
     * @return this builder
     */
    public Builder hits(long number) {
      this.hits = number;
      return this;
    }

    /**
     * Sets {@link HttpCacheStatistics#misses()}.
     *
     * @param number the number, 0 by default
     * @return this builder
     */
    public Builder misses(long number) {
      this.misses = number;
      return this;
    }

    /**
     * Sets {@link HttpCacheStatistics#revalidated()}.
     *
     * @param number the number, 0 by default
     * @return this builder
     */
    public Builder revalidated(long number) {
      this.revalidated = number;
      return this;
    }

    /**
     * Sets {@link HttpCacheStatistics#stale()}.
     *
     * @param number the number, 0 by default
     * @return this builder
     */
    public Builder stale(long number) {
      this.stale = number;
      return this;
    }

    /**
     * Sets {@link HttpCacheStatistics#collapsed()}.
     *
     * @param number the number, 0 by default
     * @return this builder
     */
    public Builder collapsed(long number) {
      this.collapsed = number;
      return this;
    }

    /**
     * Sets {@link HttpCacheStatistics#bypassed()}.
     *
     * @param number the number, 0 by default
     * @return this builder
     */
    public Builder bypassed(long number) {
      this.bypassed = number;
      return this;
    }

    /**
     * Sets {@link HttpCacheStatistics#refused()}.
     *
     * @param number the number, 0 by default
     * @return this builder
     */
    public Builder refused(long number) {
      this.refused = number;
      return this;
    }

    /**
     * Sets {@link HttpCacheStatistics#failed()}.
     *
     * @param number the number, 0 by default
     * @return this builder
     */
    public Builder failed(long number) {
      this.failed = number;
      return this;
    }

    /**
     * Sets {@link HttpCacheStatistics#storeErrors()}.
     *
     * @param number the number, 0 by default
     * @return this builder
     */
    public Builder storeErrors(long number) {
      this.storeErrors = number;
      return this;
    }

    /**
     * Sets {@link HttpCacheStatistics#mismatches()}.
     *
     * @param number the number, 0 by default
     * @return this builder
     */
    public Builder mismatches(long number) {
      this.mismatches = number;
      return this;
    }

    /** {@return the statistics} */
    public HttpCacheStatistics build() {
      return new HttpCacheStatistics(this);
    }
  }
}
