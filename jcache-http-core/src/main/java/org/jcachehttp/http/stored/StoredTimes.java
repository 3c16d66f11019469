package org.jcachehttp.http.stored;

import org.jcachehttp.storage.Deadline;

/**
 * The times of a stored response, computed once when it was stored so that no use parses a date.
 *
 * @param requestTime when the request was sent, epoch milliseconds (RFC 9111 section 4.2.3)
 * @param responseTime when the response was received, epoch milliseconds
 * @param initialAge the corrected initial age in milliseconds, 0 or more
 * @param freshUntil from when on the response is stale
 * @param retainUntil from when on a store need not keep it
 */
public record StoredTimes(
    long requestTime,
    long responseTime,
    long initialAge,
    Deadline freshUntil,
    Deadline retainUntil) {}
