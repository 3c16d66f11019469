package org.jcachehttp.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.ScanCriteria;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition expression of DynamoDB. Names and values are passed as placeholders, so that reserved
 * words and contents cannot change its meaning.
 *
 * @param expression the expression with placeholders
 * @param names attribute names by placeholder
 * @param values values by placeholder
 */
record Condition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {

  static Condition exists(String attribute) {
    return unary("attribute_exists", attribute);
  }

  static Condition missing(String attribute) {
    return unary("attribute_not_exists", attribute);
  }

  static Condition equal(String attribute, AttributeValue value) {
    return compare(attribute, "=", value);
  }

  static Condition less(String attribute, AttributeValue value) {
    return compare(attribute, "<", value);
  }

  static Condition atLeast(String attribute, AttributeValue value) {
    return compare(attribute, ">=", value);
  }

  /** Returns the condition that the deadline matches the criteria; empty if every deadline does. */
  static Optional<Condition> deadlineIn(ScanCriteria criteria) {
    Optional<Condition> from =
        criteria.from() == Long.MIN_VALUE
            ? Optional.empty()
            : Optional.of(
                missing(Attributes.DEADLINE)
                    .or(atLeast(Attributes.DEADLINE, AttributeValues.number(criteria.from()))));
    Optional<Condition> until =
        criteria.until() == Long.MAX_VALUE
            ? Optional.empty()
            : Optional.of(less(Attributes.DEADLINE, AttributeValues.number(criteria.until())));
    return from.isPresent() && until.isPresent()
        ? Optional.of(from.get().and(until.get()))
        : from.or(() -> until);
  }

  Condition and(Condition other) {
    return joined("AND", other);
  }

  Condition or(Condition other) {
    return joined("OR", other);
  }

  /** Returns the values, or null if there are none: DynamoDB rejects an empty map. */
  @Nullable Map<String, AttributeValue> valuesOrNull() {
    return values.isEmpty() ? null : values;
  }

  private static Condition unary(String function, String attribute) {
    String name = name(attribute);
    return new Condition(
        function + "(" + name + ")", Map.of(name, attribute), Map.<String, AttributeValue>of());
  }

  private static Condition compare(String attribute, String operator, AttributeValue value) {
    String name = name(attribute);
    String placeholder = ":" + name.substring(1) + (operator.equals("<") ? "_before" : "");
    return new Condition(
        name + " " + operator + " " + placeholder,
        Map.of(name, attribute),
        Map.of(placeholder, value));
  }

  private Condition joined(String operator, Condition other) {
    return new Condition(
        "(" + expression + ") " + operator + " (" + other.expression + ")",
        union(names, other.names),
        union(values, other.values));
  }

  static <V> Map<String, V> union(Map<String, V> one, Map<String, V> other) {
    Map<String, V> union = new HashMap<>(one);
    union.putAll(other);
    return union;
  }

  /** Returns the placeholder of a name: letters, digits and underscores. */
  static String name(String attribute) {
    return "#" + attribute.replaceAll("[^A-Za-z0-9_]", "_");
  }
}
