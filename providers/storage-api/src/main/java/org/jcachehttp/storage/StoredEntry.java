package org.jcachehttp.storage;

/**
 * A record with the key it is stored under, as a scan meets it.
 *
 * @param key the key
 * @param record the record
 * @param <K> the storage's key type
 * @param <P> the storage's payload type
 */
public record StoredEntry<K, P>(K key, StoredRecord<P> record) {}
