package org.jcachehttp.http.content;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.http.privacy.FormParameter;
import org.jcachehttp.http.privacy.Hiding;
import org.jcachehttp.http.privacy.ParameterOrder;

/**
 * A form (application/x-www-form-urlencoded) by its decoded parameters.
 *
 * @param hiding what of a parameter counts
 * @param order whether their order does
 */
record CanonicalForm(Hiding hiding, ParameterOrder order) {

  String of(String form) {
    Stream<String> counting =
        FormParameter.of(form).stream().flatMap(parameter -> counting(parameter).stream());
    return (order == ParameterOrder.SORTED ? counting.sorted() : counting)
        .collect(Collectors.joining());
  }

  private Optional<String> counting(FormParameter parameter) {
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
