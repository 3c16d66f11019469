package org.jcachehttp.http.internal.policy;

import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.stored.CachedResponse;

/** What a cache does with a request. */
public sealed interface Verdict {

  /**
   * Answer it with what is stored.
   *
   * @param stored the response
   */
  record Serve(CachedResponse stored) implements Verdict {}

  /**
   * Answer it with what is stored, and ask the origin for a newer response meanwhile (RFC 5861
   * section 3).
   *
   * @param stored the response
   */
  record ServeStaleWhileRevalidating(CachedResponse stored) implements Verdict {}

  /** Ask the origin for what is to be stored. */
  sealed interface Forward extends Verdict {

    /** Why. */
    ForwardReason reason();
  }

  /**
   * Ask the origin whether what is stored still holds.
   *
   * @param stored the response
   * @param reason why
   */
  record Revalidate(CachedResponse stored, ForwardReason reason) implements Forward {}

  /**
   * Remove what is stored, and go on as if nothing had been there.
   *
   * @param stored the response
   * @param reason why it cannot answer
   */
  record Evict(CachedResponse stored, ForwardReason reason) implements Verdict {}

  /**
   * Pass a HEAD request on, and update what is stored by the answer (RFC 9111 section 4.3.5).
   *
   * @param stored the response
   * @param reason why
   */
  record ForwardHead(CachedResponse stored, ForwardReason reason) implements Verdict {}

  /**
   * Ask the origin, and store the response if it may be stored.
   *
   * @param reason why
   */
  record Fetch(ForwardReason reason) implements Forward {}

  /**
   * Ask the origin, and store nothing.
   *
   * @param reason why
   */
  record Bypass(ForwardReason reason) implements Verdict {}

  /**
   * Answer 504 without asking anybody: the request said only-if-cached (RFC 9111 section 5.2.1.7).
   *
   * @param reason why the origin would have been asked
   */
  record GatewayTimeout(ForwardReason reason) implements Verdict {}
}
