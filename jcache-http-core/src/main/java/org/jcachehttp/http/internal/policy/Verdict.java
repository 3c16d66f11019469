package org.jcachehttp.http.internal.policy;

import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.stored.CachedResponse;

/** The decision of the cache about a request. */
public sealed interface Verdict {

  /** Respond with the stored response. */
  record Serve() implements Verdict {}

  /**
   * Respond with the stored response, and revalidate it in the background: a stale one (RFC 5861
   * section 3), or a fresh one that is refreshed early.
   */
  record ServeWhileRevalidating() implements Verdict {}

  /** Send the request to the origin, and store the response if allowed. */
  sealed interface Forward extends Verdict {

    /** Returns the reason. */
    ForwardReason reason();
  }

  /**
   * Validate the stored response with the origin.
   *
   * @param stored the response
   * @param reason the reason
   */
  record Revalidate(CachedResponse stored, ForwardReason reason) implements Forward {}

  /**
   * Fetch the response from the origin.
   *
   * @param reason the reason
   */
  record Fetch(ForwardReason reason) implements Forward {}

  /**
   * Remove the stored response, then continue as if it had not been stored.
   *
   * @param stored the response
   * @param reason why it must not be used
   */
  record Evict(CachedResponse stored, ForwardReason reason) implements Verdict {}

  /**
   * Forward HEAD, and freshen the stored response by its response (RFC 9111 section 4.3.5).
   *
   * @param stored the response
   * @param reason the reason
   */
  record ForwardHead(CachedResponse stored, ForwardReason reason) implements Verdict {}

  /**
   * Send the request to the origin, and store nothing.
   *
   * @param reason the reason
   */
  record Bypass(ForwardReason reason) implements Verdict {}

  /**
   * Respond with 504 because the request must not be forwarded (RFC 9111 section 5.2.1.7).
   *
   * @param reason why it would have been forwarded
   */
  record GatewayTimeout(ForwardReason reason) implements Verdict {}
}
