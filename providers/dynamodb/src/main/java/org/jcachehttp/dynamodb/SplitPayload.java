package org.jcachehttp.dynamodb;

import java.util.Optional;

/**
 * A reference to an encoded payload that is split over several items.
 *
 * @param id a random UUID
 * @param parts the number of parts
 * @param ttl the time-to-live of the parts in epoch seconds; empty for none
 */
record SplitPayload(String id, int parts, Optional<Long> ttl) {}
