package org.jcachehttp.http.internal.store;

import org.jcachehttp.http.stored.CachedResponse;

/** What a cache had under a key. */
public sealed interface Reading {

  Reading NOTHING = new Nothing();
  Reading FAILURE = new Failure();

  /**
   * An entry.
   *
   * @param value its value
   */
  record Entry(CachedResponse value) implements Reading {}

  /** Nothing that could be read. */
  record Nothing() implements Reading {}

  /** No answer: the cache failed. */
  record Failure() implements Reading {}
}
