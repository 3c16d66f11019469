package org.jcachehttp.storage;

import org.jcachehttp.storage.option.Options;

/**
 * Where a backend is and how it is opened: a URI taken apart.
 *
 * @param scheme the scheme, in lower case
 * @param location what stands between the scheme and the query, decoded: a path, a name, {@code
 *     //host:port/db}
 * @param options the options of the query and of the properties, checked against the factory's list
 */
public record StorageAddress(String scheme, String location, Options options) {}
