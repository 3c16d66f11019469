package org.jcachehttp.dynamodb;

import java.util.Optional;

/**
 * The packed payload of one write, in items of its own because it does not fit into its entry's.
 *
 * @param id a random text that no other body has
 * @param parts how many items it is split over
 * @param ttl when DynamoDB may remove the parts, epoch seconds; empty: never
 */
record SplitPayload(String id, int parts, Optional<Long> ttl) {}
