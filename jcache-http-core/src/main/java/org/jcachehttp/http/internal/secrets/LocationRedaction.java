package org.jcachehttp.http.internal.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;

/**
 * The parameters of a request that a response repeats in Location or Content-Location: those that
 * are not written are stored as {@link PartRule#MARK} there too, and every request is answered with
 * its own.
 */
public final class LocationRedaction {

  private LocationRedaction() {}

  /** The fields of the response to that request, without the request's secret parameters. */
  public static Fields redactLocation(HttpRequest request, Fields received, PartRules treatments) {
    NamedRules names = treatments.parameters();
    return mapped(
        request,
        received,
        (asked, named) ->
            names.of(named.name()).isPresent() && asked.value().equals(named.value())
                ? named.withValue(PartRule.MARK)
                : named);
  }

  /** The stored fields with the parameters of the request that they answer. */
  public static Fields restoreLocation(HttpRequest request, Fields stored) {
    return mapped(
        request,
        stored,
        (asked, named) ->
            named.writtenValue().equals(PartRule.MARK)
                ? named.withValue(asked.writtenValue())
                : named);
  }

  /** What becomes of a parameter of the response that the request has as well. */
  @FunctionalInterface
  private interface Change {
    FormParameter of(FormParameter asked, FormParameter named);
  }

  private static Fields mapped(HttpRequest request, Fields fields, Change change) {
    String query = request.uri().getRawQuery();
    if (query == null || !(fields.has("Location") || fields.has("Content-Location"))) {
      return fields;
    }
    List<FormParameter> asked = FormParameter.of(query);
    List<Field> lines = new ArrayList<>(fields.size());
    for (Field line : fields) {
      lines.add(
          line.isNamed("Location") || line.isNamed("Content-Location")
              ? new Field(line.name(), mapped(line.value(), named -> changed(asked, named, change)))
              : line);
    }
    return Fields.copyOf(lines);
  }

  private static FormParameter changed(
      List<FormParameter> asked, FormParameter named, Change change) {
    Optional<FormParameter> first =
        asked.stream().filter(own -> own.name().equalsIgnoreCase(named.name())).findFirst();
    return first.map(own -> change.of(own, named)).orElse(named);
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
