package org.jcachehttp.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jcachehttp.storage.StorageException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where the items of one region are in its table.
 *
 * <p>The entries are spread over several partition keys, because DynamoDB gives each of them at
 * first only 1 MB/s of writes; few enough of them to be queried one after the other.
 *
 * @param names what the table calls its key
 * @param prefix what the partition keys of this region, and of no other, begin with
 */
record RegionKeys(KeyNames names, String prefix) {

  private static final int PARTITIONS = 8;

  /** A partition key has at most 2,048 bytes; ours has an id behind the prefix. */
  private static final int MAX_PREFIX_BYTES = 1_900;

  /** Stands for the empty key, which DynamoDB does not take; no key has a control character. */
  private static final String EMPTY = "\u0001";

  static RegionKeys of(KeyNames names, String namespace, String region) {
    String prefix = escaped(namespace) + "/" + escaped(region) + "/";
    if (prefix.getBytes(StandardCharsets.UTF_8).length > MAX_PREFIX_BYTES) {
      throw new StorageException(
          "namespace and cache name are longer than DynamoDB's keys allow, %d bytes together: %s"
              .formatted(MAX_PREFIX_BYTES, prefix.substring(0, 100) + "..."));
    }
    return new RegionKeys(names, prefix);
  }

  /** The partition keys under which entries are. */
  List<String> partitions() {
    return IntStream.range(0, PARTITIONS).mapToObj(number -> prefix + number).toList();
  }

  /** The partition key under which bodies are listed. */
  String bodies() {
    return prefix + "bodies";
  }

  Map<String, AttributeValue> entry(String key) {
    // String.hashCode is the same in every JVM, and its lower bits alone are not spread.
    int hash = (key.hashCode() * 0x9E3779B9) >>> 16;
    return names.key(prefix + hash % PARTITIONS, key.isEmpty() ? EMPTY : key);
  }

  /** The key of the entry that an item is. */
  String keyOf(EntryItem item) {
    String sort = item.sortValue(names);
    return sort.equals(EMPTY) ? "" : sort;
  }

  Map<String, AttributeValue> body(String id) {
    return names.key(bodies(), id);
  }

  /** Each body's parts have a partition key of their own, so that they are read in parallel. */
  Map<String, AttributeValue> part(String id, int number) {
    return names.key(bodies() + "/" + id, Integer.toString(number));
  }

  private static String escaped(String name) {
    return name.replace("%", "%25").replace("/", "%2F");
  }
}
