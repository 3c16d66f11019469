package org.jcachehttp.storage;

import java.util.Optional;

/**
 * What somebody did to one entry of a region.
 *
 * @param key the entry's key
 * @param before what was stored; empty if nothing was
 * @param after what is stored since; empty if nothing is
 * @param <K> the storage's key type
 * @param <P> the storage's payload type
 */
public record EntryChange<K, P>(
    K key, Optional<StoredRecord<P>> before, Optional<StoredRecord<P>> after) {}
