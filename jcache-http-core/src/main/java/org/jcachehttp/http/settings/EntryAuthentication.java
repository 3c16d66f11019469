package org.jcachehttp.http.settings;

/** How the entries of a store prove that this cache, or one with the same key, has written them. */
public enum EntryAuthentication {
  /** Entries are not authenticated: every writer of the store is trusted like the origin. */
  NONE,
  /**
   * Every entry has an HMAC-SHA-256 with a key that is derived from the credential key. An entry
   * without a valid one is a miss.
   */
  HMAC
}
