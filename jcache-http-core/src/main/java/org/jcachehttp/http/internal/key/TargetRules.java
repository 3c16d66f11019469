package org.jcachehttp.http.internal.key;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.http.internal.secrets.FormParameter;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.KeyNormalizer;
import org.jcachehttp.http.settings.ParameterOrder;

/**
 * What counts of a target.
 *
 * @param order whether the order of parameters counts
 * @param generator which targets are the same besides, if anybody says so
 */
public record TargetRules(ParameterOrder order, Optional<KeyNormalizer> generator) {

  /** Everything counts. */
  public static final TargetRules DEFAULT =
      new TargetRules(ParameterOrder.SIGNIFICANT, Optional.empty());

  /** The target that counts in the place of that one. */
  TargetUri normalize(TargetUri target) {
    TargetUri ordered = order == ParameterOrder.SORTED ? sorted(target) : target;
    return generator.map(given -> checked(given.normalize(ordered))).orElse(ordered);
  }

  /** Keys are made again from what is stored, which so has to be a URI. */
  private static TargetUri checked(TargetUri generated) {
    try {
      return TargetUri.of(HttpRequest.get(generated.toString()).uri());
    } catch (IllegalArgumentException noUri) {
      throw new IllegalArgumentException(
          "the key generator answers '"
              + generated
              + "', but it takes a scheme, an authority and a"
              + " path that make a URI",
          noUri);
    }
  }

  private static TargetUri sorted(TargetUri target) {
    String query =
        Stream.ofNullable(target.query().orElse(null))
            .flatMap(text -> FormParameter.of(text).stream())
            .map(FormParameter::text)
            .filter(text -> !text.isEmpty())
            .sorted()
            .collect(Collectors.joining("&"));
    return target.withQuery(Optional.of(query).filter(text -> !text.isEmpty()));
  }
}
