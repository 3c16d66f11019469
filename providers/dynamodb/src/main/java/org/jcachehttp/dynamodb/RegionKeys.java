package org.jcachehttp.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jcachehttp.storage.StorageException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of the items of one region.
 *
 * <p>The entries are spread over 8 partition keys, because DynamoDB initially allows only 1 MB/s of
 * writes per partition. A scan queries the partitions one after the other.
 *
 * @param names the names of the key attributes
 * @param prefix the prefix of the partition keys of this region
 */
record RegionKeys(KeyNames names, String prefix) {

  private static final int PARTITIONS = 8;

  /** The limit of a partition key is 2,048 bytes; the rest is for an id. */
  private static final int MAX_PREFIX_BYTES = 1_900;

  /** Replaces the empty key, which DynamoDB rejects. Other keys contain no control characters. */
  private static final String EMPTY = "\u0001";

  static RegionKeys of(KeyNames names, String namespace, String region) {
    String prefix = escaped(namespace) + "/" + escaped(region) + "/";
    if (prefix.getBytes(StandardCharsets.UTF_8).length > MAX_PREFIX_BYTES) {
      throw new StorageException(
          "namespace and cache name exceed %d bytes, the limit of DynamoDB keys: %s"
              .formatted(MAX_PREFIX_BYTES, prefix.substring(0, 100) + "..."));
    }
    return new RegionKeys(names, prefix);
  }

  /** Returns the partition keys of the entries. */
  List<String> partitions() {
    return IntStream.range(0, PARTITIONS).mapToObj(number -> prefix + number).toList();
  }

  /** Returns the partition key of the index of split payloads. */
  String payloads() {
    return prefix + "payloads";
  }

  Map<String, AttributeValue> entry(String key) {
    // String.hashCode is the same in every JVM, but its lower bits are not well distributed.
    int hash = (key.hashCode() * 0x9E3779B9) >>> 16;
    return names.key(prefix + hash % PARTITIONS, key.isEmpty() ? EMPTY : key);
  }

  /** Returns the key of the item's entry. */
  String keyOf(EntryItem item) {
    String sort = item.sortValue(names);
    return sort.equals(EMPTY) ? "" : sort;
  }

  Map<String, AttributeValue> payload(String id) {
    return names.key(payloads(), id);
  }

  /** Each split payload has its own partition key, so that its parts are read in parallel. */
  Map<String, AttributeValue> part(String id, int number) {
    return names.key(payloads() + "/" + id, Integer.toString(number));
  }

  private static String escaped(String name) {
    return name.replace("%", "%25").replace("/", "%2F");
  }
}
