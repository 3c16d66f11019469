package org.jcachehttp.storage;

/**
 * A live object in a {@link HeapStorage}.
 *
 * @param value the object, which no caller of the cache can modify
 * @param bytes the size of the object for a limit in bytes; 0 if unknown
 */
public record HeapValue(Object value, long bytes) {}
