package org.jcachehttp.dynamodb;

import org.jcachehttp.storage.StoredRecord;

/**
 * A record that is about to be written.
 *
 * @param key its key
 * @param record the record
 * @param packed its payload as it is going to be stored
 * @param room the bytes that the entry's item has for the payload
 */
record EncodedEntry(String key, StoredRecord<byte[]> record, EncodedPayload packed, int room) {

  static EncodedEntry of(String key, StoredRecord<byte[]> record) {
    int room = EntryItem.roomBeside(record.metadata());
    return new EncodedEntry(key, record, EncodedPayload.of(record.payload(), room), room);
  }

  /** Whether it is stored as one item. */
  boolean fitsInOneItem() {
    return packed.bytes().length <= room;
  }
}
