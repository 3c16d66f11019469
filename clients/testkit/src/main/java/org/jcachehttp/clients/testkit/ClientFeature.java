package org.jcachehttp.clients.testkit;

/**
 * The optional features of clients and their adapters. The tests of a feature that an adapter does
 * not declare are reported as skipped.
 */
public enum ClientFeature {
  /** Redirections are followed above the cache: each hop is looked up and stored. */
  REDIRECTS,

  /** The body of a response passes to the caller while the origin still sends it. */
  STREAMING,

  /** A request has its own options and mode. */
  REQUEST_OPTIONS,

  /** The cache sees the content of requests, so that it can store responses to POST. */
  CONTENT,

  /** The client keeps cookies, and the cache sees them as credentials of the request. */
  COOKIE_JAR,

  /** The cache sees the credential fields that the client adds to a request below it. */
  ADDED_CREDENTIALS,

  /** A body that is shorter than its announced length is an error for the caller. */
  TRUNCATION_ERROR,

  /** The client reports the lines of one field in the order in which the origin sent them. */
  FIELD_ORDER,

  /** The client sends {@code Expect: 100-continue} on demand. */
  EXPECT_CONTINUE,

  /** The client speaks HTTP/2 without TLS. */
  HTTP_2,

  /** A response has the HTTP version by which it was received. */
  HTTP_VERSION
}
