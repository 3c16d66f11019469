package org.jcachehttp.storage;

/**
 * A live object in a {@link HeapStorage}.
 *
 * @param value the object; the engine sees to it that nobody can change it through the cache
 * @param bytes what the object is counted with against a limit in bytes; 0 where nobody knows
 */
public record HeapValue(Object value, long bytes) {}
