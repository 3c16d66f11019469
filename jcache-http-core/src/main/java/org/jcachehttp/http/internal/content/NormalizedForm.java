package org.jcachehttp.http.internal.content;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.http.internal.secrets.ContentRedaction;
import org.jcachehttp.http.internal.secrets.FormParameter;
import org.jcachehttp.http.settings.ParameterOrder;

/**
 * A form (application/x-www-form-urlencoded) by its decoded parameters.
 *
 * @param hiding what of a parameter counts
 * @param order whether their order does
 */
record NormalizedForm(ContentRedaction hiding, ParameterOrder order) {

  String of(String form) {
    Stream<String> counting =
        FormParameter.of(form).stream().flatMap(parameter -> normalize(parameter).stream());
    return (order == ParameterOrder.SORTED ? counting.sorted() : counting)
        .collect(Collectors.joining());
  }

  private Optional<String> normalize(FormParameter parameter) {
    return hiding
        .parameter(parameter.name(), parameter.value())
        .map(
            value -> {
              StringBuilder canonical = new StringBuilder();
              ContentDigest.append(parameter.name(), canonical);
              ContentDigest.append(value, canonical);
              return canonical.toString();
            });
  }
}
