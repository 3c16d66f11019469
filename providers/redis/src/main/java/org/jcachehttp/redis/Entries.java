package org.jcachehttp.redis;

import java.util.Optional;
import org.jcachehttp.storage.StoredRecord;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;

/** How the entries of one region are laid out in Redis. */
interface Entries {

  /** The scripts that change an entry under a condition. */
  Swaps swaps();

  /** The key that a script about the entry touches. */
  String redisKeyOf(String key);

  /** The field of the entry in that key's hash, or empty. */
  String fieldOf(String key);

  /** The record under the key. */
  Optional<StoredRecord<byte[]>> get(String key);

  /** Has the batch answer the record under the key, or null. */
  RFuture<StoredRecord<byte[]>> get(RBatch batch, String key);

  /** Stores the record whatever is there. */
  void put(String key, StoredRecord<byte[]> record);

  /** Has the batch store the record whatever is there. */
  RFuture<?> put(RBatch batch, String key, StoredRecord<byte[]> record);

  /** Removes the entry; tells whether there was one. */
  boolean remove(String key);

  /** Goes through all entries. */
  HeadPages heads();

  /** How many entries there are. */
  long count();

  /** Removes all entries. */
  void clear();

  /**
   * The scripts that change an entry under a condition.
   *
   * @param put stores a record
   * @param touch moves a deadline
   * @param remove removes the entry
   */
  record Swaps(String put, String touch, String remove) {}
}
