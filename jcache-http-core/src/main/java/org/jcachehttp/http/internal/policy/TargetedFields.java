package org.jcachehttp.http.internal.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.http.internal.message.StructuredDictionary;
import org.jcachehttp.http.internal.message.StructuredValue;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.HttpCacheSettings;

/**
 * The targeted fields of a shared cache (RFC 9213).
 *
 * @param names the names of the fields, the most applicable one first
 */
record TargetedFields(List<String> names) {

  /**
   * Compiles settings; empty if there are no targeted fields.
   *
   * @throws IllegalArgumentException if the cache is private: targeted fields are for the caches of
   *     an operator, such as a content delivery network
   */
  static Optional<TargetedFields> of(HttpCacheSettings settings) {
    List<String> names = settings.extensions().targetedFields();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    if (settings.type() != CacheType.SHARED) {
      throw new IllegalArgumentException(
          "targeted-fields is '"
              + String.join(" ", names)
              + "', but applies to a shared cache only: set type to shared, or remove"
              + " targeted-fields");
    }
    return Optional.of(new TargetedFields(names));
  }

  /**
   * Returns the directives that apply to a response: those of the first targeted field that is
   * valid and not empty, otherwise those of Cache-Control (section 2.2).
   */
  CacheControl directives(Fields response) {
    for (String name : names) {
      Optional<Map<String, StructuredValue>> members =
          StructuredDictionary.parse(response.all(name)).filter(found -> !found.isEmpty());
      if (members.isPresent()) {
        return CacheControl.targeted(name, arguments(members.get()), names);
      }
    }
    return CacheControl.of(response).reading(names);
  }

  private static List<Map.Entry<String, String>> arguments(Map<String, StructuredValue> members) {
    List<Map.Entry<String, String>> directives = new ArrayList<>();
    members.forEach(
        (name, value) -> {
          if (!value.equals(new StructuredValue.Bool(false))) {
            directives.add(Map.entry(name, argument(name, value)));
          }
        });
    return directives;
  }

  /**
   * Returns an argument in the syntax of Cache-Control (section 2.1). A value of another type than
   * the directive's is not converted, and so is malformed there too.
   */
  private static String argument(String name, StructuredValue value) {
    if (value instanceof StructuredValue.Bool) {
      return "";
    }
    if (value instanceof StructuredValue.Int number) {
      return Long.toString(number.value());
    }
    boolean takesNames = name.equals("no-cache") || name.equals("private");
    return takesNames && value instanceof StructuredValue.Text text ? text.value() : "\"";
  }
}
