package org.jcachehttp.storage;

import org.jcachehttp.storage.option.Options;

/**
 * The address of a backend: the parts of its URI.
 *
 * @param scheme the scheme, in lower case
 * @param location the decoded text between the scheme and the query: a path, a name, {@code
 *     //host:port/db}; with a {@link StorageFactory#optionPrefix}, not decoded, and with the parts
 *     of the query that are no options
 * @param options the options of the query and the properties, checked against the factory's options
 */
public record StorageAddress(String scheme, String location, Options options) {}
