package org.jcachehttp.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An update expression of DynamoDB.
 *
 * @param expression the expression with placeholders
 * @param condition the condition of the update, with the placeholders of both expressions
 */
record Update(String expression, Condition condition) {

  /**
   * Sets numbers and removes attributes.
   *
   * @param numbers new values by attribute; an empty one removes the attribute
   */
  static Update ofNumbers(Map<String, Optional<Long>> numbers, Condition condition) {
    List<String> set = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    Map<String, String> names = new HashMap<>(condition.names());
    Map<String, AttributeValue> values = new HashMap<>(condition.values());
    numbers.forEach(
        (attribute, number) -> {
          String name = Condition.name(attribute);
          String placeholder = ":new_" + name.substring(1);
          names.put(name, attribute);
          number.ifPresent(value -> values.put(placeholder, AttributeValues.number(value)));
          (number.isPresent() ? set : removed)
              .add(number.isPresent() ? name + " = " + placeholder : name);
        });
    return new Update(
        clause("SET ", set) + clause("REMOVE ", removed),
        new Condition(condition.expression(), names, values));
  }

  private static String clause(String keyword, List<String> changes) {
    return changes.isEmpty() ? "" : keyword + String.join(", ", changes) + " ";
  }
}
