package org.jcachehttp.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jcachehttp.storage.PagedScan;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * A query for items of a partition.
 *
 * @param filter the filter
 * @param attributes the requested attributes; empty for all
 */
record ItemQuery(Optional<Condition> filter, List<String> attributes) {

  static ItemQuery all() {
    return new ItemQuery(Optional.empty(), List.of());
  }

  /** Adds the requested attributes to the read of one item. */
  void project(GetItemRequest.Builder read) {
    Map<String, String> names = new HashMap<>();
    attributes.forEach(attribute -> names.put(Condition.name(attribute), attribute));
    read.projectionExpression(projection()).expressionAttributeNames(names);
  }

  private String projection() {
    return attributes.stream().map(Condition::name).collect(Collectors.joining(", "));
  }

  /** Returns the request for a page, which begins after {@code start}. */
  QueryRequest request(
      KeyNames keys, String partition, Optional<Map<String, AttributeValue>> start) {
    Condition key = Condition.equal(keys.partition(), AttributeValue.fromS(partition));
    Map<String, String> names = new HashMap<>(key.names());
    Map<String, AttributeValue> values = new HashMap<>(key.values());
    filter.ifPresent(
        condition -> {
          names.putAll(condition.names());
          values.putAll(condition.values());
        });
    attributes.forEach(attribute -> names.put(Condition.name(attribute), attribute));
    QueryRequest.Builder request =
        QueryRequest.builder()
            .keyConditionExpression(key.expression())
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .consistentRead(true)
            .limit(PagedScan.PAGE_SIZE);
    filter.ifPresent(condition -> request.filterExpression(condition.expression()));
    start.ifPresent(request::exclusiveStartKey);
    if (!attributes.isEmpty()) {
      request.select(Select.SPECIFIC_ATTRIBUTES).projectionExpression(projection());
    }
    return request.build();
  }
}
