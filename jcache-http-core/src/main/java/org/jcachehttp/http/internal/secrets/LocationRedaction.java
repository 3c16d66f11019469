package org.jcachehttp.http.internal.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/**
 * Redacts the parameters of a request that a response repeats in Location or Content-Location. They
 * are stored as {@link PartRule#PLACEHOLDER}, and a later response has the values of its request.
 */
public final class LocationRedaction {

  private LocationRedaction() {}

  /** Returns the fields of a response without the redacted parameters of its request. */
  public static Fields redact(HttpRequest request, Fields fields, PartRules rules) {
    NamedRules names = rules.parameters();
    if (!isConcerned(request, fields)) {
      return fields;
    }
    return mapped(
        request,
        fields,
        (requested, received) ->
            names.of(received.name()).isPresent() && requested.value().equals(received.value())
                ? received.withValue(PartRule.PLACEHOLDER)
                : received);
  }

  /** Returns a stored response with the parameters of the request to respond to. */
  public static HttpResponse restore(HttpRequest request, HttpResponse stored) {
    return isConcerned(request, stored.fields())
        ? stored.withFields(mapped(request, stored.fields(), LocationRedaction::restored))
        : stored;
  }

  private static FormParameter restored(FormParameter requested, FormParameter received) {
    return received.encodedValue().equals(PartRule.PLACEHOLDER)
        ? received.withValue(requested.encodedValue())
        : received;
  }

  private static boolean isConcerned(HttpRequest request, Fields fields) {
    return request.uri().getRawQuery() != null
        && (fields.has("Location") || fields.has("Content-Location"));
  }

  /** Maps a parameter of a response that the request has too. */
  @FunctionalInterface
  private interface Change {
    FormParameter apply(FormParameter requested, FormParameter received);
  }

  private static Fields mapped(HttpRequest request, Fields fields, Change change) {
    Map<String, FormParameter> requested = byName(request.uri().getRawQuery());
    List<Field> lines = new ArrayList<>(fields.size());
    for (Field line : fields) {
      lines.add(
          line.isNamed("Location") || line.isNamed("Content-Location")
              ? new Field(
                  line.name(),
                  mapped(line.value(), received -> changed(requested, received, change)))
              : line);
    }
    return Fields.copyOf(lines);
  }

  /** Returns the parameters of a query; of several with one name the first. */
  private static Map<String, FormParameter> byName(String query) {
    Map<String, FormParameter> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (FormParameter parameter : FormParameter.of(query)) {
      parameters.putIfAbsent(parameter.name(), parameter);
    }
    return parameters;
  }

  private static FormParameter changed(
      Map<String, FormParameter> requested, FormParameter received, Change change) {
    FormParameter own = requested.get(received.name());
    return own == null ? received : change.apply(own, received);
  }

  private static String mapped(String reference, UnaryOperator<FormParameter> change) {
    int fragment = reference.indexOf('#');
    int end = fragment < 0 ? reference.length() : fragment;
    int start = reference.indexOf('?') + 1;
    if (start == 0 || start > end) {
      return reference;
    }
    return FormParameter.of(reference.substring(start, end)).stream()
        .map(change)
        .map(FormParameter::text)
        .collect(Collectors.joining("&", reference.substring(0, start), reference.substring(end)));
  }
}
