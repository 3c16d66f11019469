package org.jcachehttp.http.internal.content;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.http.internal.secrets.ContentRedaction;
import org.jcachehttp.http.internal.secrets.FormParameter;
import org.jcachehttp.http.settings.ParameterOrder;
import org.jcachehttp.storage.internal.Sha256;

/**
 * Normalizes a form (application/x-www-form-urlencoded) to its decoded parameters.
 *
 * @param redaction removes insignificant values, and redacts secrets
 * @param order whether the order of parameters is significant
 */
record NormalizedForm(ContentRedaction redaction, ParameterOrder order) {

  /** Returns the parameters, each name and value preceded by its length. */
  String of(String form) {
    Stream<String> parameters =
        FormParameter.of(form).stream().flatMap(parameter -> normalize(parameter).stream());
    return (order == ParameterOrder.SORTED ? parameters.sorted() : parameters)
        .collect(Collectors.joining());
  }

  private Optional<String> normalize(FormParameter parameter) {
    return redaction
        .parameter(parameter.name(), parameter.value())
        .map(
            value -> {
              StringBuilder normalized = new StringBuilder();
              Sha256.append(parameter.name(), normalized);
              Sha256.append(value, normalized);
              return normalized.toString();
            });
  }
}
