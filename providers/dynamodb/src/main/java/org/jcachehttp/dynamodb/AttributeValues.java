package org.jcachehttp.dynamodb;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Java values as attribute values and back. */
final class AttributeValues {

  /** A map of DynamoDB takes no empty name: such a name, and one that begins so, is prefixed. */
  private static final String ESCAPE = "\u0001";

  private AttributeValues() {}

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  /** The bytes themselves, which nobody may modify any more. */
  static AttributeValue bytes(byte[] bytes) {
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes));
  }

  static AttributeValue texts(Map<String, String> texts) {
    Map<String, AttributeValue> values = new HashMap<>();
    texts.forEach(
        (name, text) ->
            values.put(
                name.isEmpty() || name.startsWith(ESCAPE) ? ESCAPE + name : name,
                AttributeValue.fromS(text)));
    return AttributeValue.fromM(values);
  }

  static Map<String, String> textsOf(AttributeValue value) {
    Map<String, String> texts = new HashMap<>();
    value
        .m()
        .forEach(
            (name, text) ->
                texts.put(name.startsWith(ESCAPE) ? name.substring(1) : name, text.s()));
    return texts;
  }
}
