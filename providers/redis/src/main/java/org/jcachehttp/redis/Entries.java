package org.jcachehttp.redis;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jcachehttp.storage.StoredRecord;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;

/** Commands on the entries of one region, in one of the layouts. */
interface Entries {

  /** Returns the scripts for conditional changes. */
  ConditionalScripts scripts();

  /** Returns the scripts that also announce the change. */
  ConditionalScripts announcingScripts();

  /** Returns the Redis key of the entry. */
  String redisKeyOf(String key);

  /** Returns the entry's field in the hash under that key; empty if the key is not a hash. */
  String fieldOf(String key);

  /** Returns the record under the key. */
  Optional<StoredRecord<byte[]>> get(String key);

  /** Returns the records under those keys that have one, as a new map, by one command. */
  Map<String, StoredRecord<byte[]>> getAll(Collection<String> keys);

  /** Returns the script that returns an entry without its payload. */
  String scriptWithoutPayload();

  /** Stores the record unconditionally. */
  void put(String key, StoredRecord<byte[]> record);

  /** Adds an unconditional write to the batch. */
  RFuture<?> put(RBatch batch, String key, StoredRecord<byte[]> record);

  /** Removes the entry; returns whether it existed. */
  boolean remove(String key);

  /** Returns the headers of all entries. */
  HeaderPages headers();

  /** Returns the number of entries. */
  long count();

  /** Removes all entries. */
  void clear();

  /**
   * The scripts for conditional changes.
   *
   * @param put stores a record
   * @param touch moves the deadline
   * @param remove removes the entry
   */
  record ConditionalScripts(String put, String touch, String remove) {

    /** Returns one form of scripts. */
    static ConditionalScripts of(
        Function<ChangeScript, String> form,
        ChangeScript put,
        ChangeScript touch,
        ChangeScript remove) {
      return new ConditionalScripts(form.apply(put), form.apply(touch), form.apply(remove));
    }
  }
}
