package org.jcachehttp.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The names of the two key attributes of a table. Both are strings.
 *
 * @param partition the name of the partition key
 * @param sort the name of the sort key
 */
record KeyNames(String partition, String sort) {

  KeyNames {
    if (partition.equals(sort)
        || Attributes.ALL.contains(partition)
        || Attributes.ALL.contains(sort)) {
      throw new IllegalArgumentException(
          "options 'partition-key' and 'sort-key' are '%s' and '%s'; give two different names, none of %s"
              .formatted(partition, sort, Attributes.ALL));
    }
  }

  /** Returns the key of an item. */
  Map<String, AttributeValue> key(String partitionValue, String sortValue) {
    return Map.of(
        partition, AttributeValue.fromS(partitionValue), sort, AttributeValue.fromS(sortValue));
  }

  /** Returns the key attributes of the item. */
  Map<String, AttributeValue> keyIn(Map<String, AttributeValue> item) {
    return Map.of(partition, item.get(partition), sort, item.get(sort));
  }
}
