package org.jcachehttp.dynamodb;

import org.jcachehttp.storage.StoredRecord;

/**
 * An entry to write, with its encoded payload.
 *
 * @param key the key
 * @param record the record
 * @param payload the encoded payload
 * @param maxPayloadBytes the maximum size of a payload in the entry's item
 */
record EncodedEntry(
    String key, StoredRecord<byte[]> record, EncodedPayload payload, int maxPayloadBytes) {

  static EncodedEntry of(String key, StoredRecord<byte[]> record) {
    int maxBytes = EntryItem.maxPayloadBytes(record.metadata());
    return new EncodedEntry(key, record, EncodedPayload.of(record.payload(), maxBytes), maxBytes);
  }

  /** Returns whether the payload fits into the entry's item. */
  boolean fitsInOneItem() {
    return payload.bytes().length <= maxPayloadBytes;
  }
}
