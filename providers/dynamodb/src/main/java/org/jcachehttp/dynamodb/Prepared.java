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
record Prepared(String key, StoredRecord<byte[]> record, Packed packed, int room) {

  static Prepared of(String key, StoredRecord<byte[]> record) {
    int room = EntryItem.roomBeside(record.metadata());
    return new Prepared(key, record, Packed.of(record.payload(), room), room);
  }

  /** Whether it is stored as one item. */
  boolean fits() {
    return packed.bytes().length <= room;
  }
}
