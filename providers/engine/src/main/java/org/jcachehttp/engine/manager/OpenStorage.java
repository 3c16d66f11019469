package org.jcachehttp.engine.manager;

import org.jcachehttp.storage.ObjectSerializer;
import org.jcachehttp.storage.Storage;

/**
 * What a URI and properties have opened.
 *
 * @param storage the backend
 * @param serializer what makes bytes of objects that have no form of their own
 */
public record OpenStorage(Storage storage, ObjectSerializer serializer) {}
