package org.jcachehttp.http.stored;

import java.time.Duration;
import java.time.Instant;
import org.jcachehttp.storage.Deadline;

/**
 * The times of a stored response, calculated once when it was stored. All have a resolution of one
 * millisecond.
 *
 * @param requestTime when the request was sent (RFC 9111 section 4.2.3)
 * @param responseTime when the response was received
 * @param initialAge the corrected initial age, zero or more
 * @param freshUntil when the response becomes stale
 * @param retainUntil when a store may remove the response
 */
public record StoredTimes(
    Instant requestTime,
    Instant responseTime,
    Duration initialAge,
    Deadline freshUntil,
    Deadline retainUntil) {}
