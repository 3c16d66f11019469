package org.jcachehttp.mongodb;

/**
 * A file that was written for an entry. The entry may refer to another file meanwhile, or be gone.
 *
 * @param key the key of the entry
 * @param file the file
 */
record EntryFile(String key, StoredPayload.GridFsFile file) {}
