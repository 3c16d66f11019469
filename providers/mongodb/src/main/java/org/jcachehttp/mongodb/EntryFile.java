package org.jcachehttp.mongodb;

/**
 * A file that was written for an entry, which may have another one by now, or be gone.
 *
 * @param key the entry's
 * @param file the file
 */
record EntryFile(String key, StoredPayload.GridFsFile file) {}
