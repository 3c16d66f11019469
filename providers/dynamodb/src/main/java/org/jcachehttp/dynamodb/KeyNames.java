package org.jcachehttp.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the two attributes of a table's key are called; both hold texts.
 *
 * @param partition the partition key
 * @param sort the sort key
 */
record KeyNames(String partition, String sort) {

  KeyNames {
    if (partition.equals(sort)
        || Attributes.ALL.contains(partition)
        || Attributes.ALL.contains(sort)) {
      throw new IllegalArgumentException(
          "options 'partition-key' and 'sort-key' are '%s' and '%s', but take two different names, none of %s"
              .formatted(partition, sort, Attributes.ALL));
    }
  }

  /** The key of one item. */
  Map<String, AttributeValue> key(String partitionValue, String sortValue) {
    return Map.of(
        partition, AttributeValue.fromS(partitionValue), sort, AttributeValue.fromS(sortValue));
  }

  /** The key of an item among its other attributes. */
  Map<String, AttributeValue> keyIn(Map<String, AttributeValue> item) {
    return Map.of(partition, item.get(partition), sort, item.get(sort));
  }
}
