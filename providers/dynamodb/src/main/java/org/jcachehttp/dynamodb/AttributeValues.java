package org.jcachehttp.dynamodb;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts Java values to attribute values and back. */
final class AttributeValues {

  /** Prefix of empty names, which DynamoDB rejects, and of names that begin with this prefix. */
  private static final String ESCAPE = "\u0001";

  private AttributeValues() {}

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  /** Returns the bytes without a copy; the caller must not modify them afterwards. */
  static AttributeValue bytes(byte[] bytes) {
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes));
  }

  static AttributeValue strings(Map<String, String> strings) {
    Map<String, AttributeValue> values = new HashMap<>();
    strings.forEach(
        (name, string) ->
            values.put(
                name.isEmpty() || name.startsWith(ESCAPE) ? ESCAPE + name : name,
                AttributeValue.fromS(string)));
    return AttributeValue.fromM(values);
  }

  static Map<String, String> stringsOf(AttributeValue value) {
    Map<String, String> strings = new HashMap<>();
    value
        .m()
        .forEach(
            (name, string) ->
                strings.put(name.startsWith(ESCAPE) ? name.substring(1) : name, string.s()));
    return strings;
  }
}
