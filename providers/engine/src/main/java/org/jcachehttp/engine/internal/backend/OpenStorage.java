package org.jcachehttp.engine.internal.backend;

import java.util.Optional;
import javax.cache.configuration.Factory;
import javax.cache.expiry.ExpiryPolicy;
import org.jcachehttp.storage.ObjectSerializer;
import org.jcachehttp.storage.Storage;

/**
 * What a URI and properties have opened.
 *
 * @param storage the backend
 * @param serializer what makes bytes of objects that have no form of their own
 * @param regions what its regions are called
 * @param expiry when entries expire of which nothing else says so
 */
record OpenStorage(
    Storage storage,
    ObjectSerializer serializer,
    RegionNames regions,
    Optional<Factory<ExpiryPolicy>> expiry) {}
