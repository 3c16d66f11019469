package org.jcachehttp.http.internal.store;

/**
 * A request to an origin, for the question whether its response was invalidated meanwhile.
 *
 * @param primaryKey the key of its target, which may differ from that of its response
 * @param invalidations the number of invalidations before it was sent
 */
public record SentRequest(String primaryKey, long invalidations) {}
