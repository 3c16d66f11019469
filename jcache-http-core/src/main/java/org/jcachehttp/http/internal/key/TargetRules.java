package org.jcachehttp.http.internal.key;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.http.internal.secrets.FormParameter;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.KeyNormalizer;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.ParameterOrder;

/**
 * The rules for normalizing targets.
 *
 * @param order whether the order of parameters is significant
 * @param normalizer the configured normalizer, if there is one
 */
record TargetRules(ParameterOrder order, Optional<KeyNormalizer> normalizer) {

  /** Compiles settings; empty if targets stay as they are. */
  static Optional<TargetRules> of(KeySettings settings) {
    TargetRules rules = new TargetRules(settings.parameterOrder(), settings.keyNormalizer());
    boolean isIdentity =
        rules.order() == ParameterOrder.SIGNIFICANT && rules.normalizer().isEmpty();
    return isIdentity ? Optional.empty() : Optional.of(rules);
  }

  /** Returns the normal form of a target. */
  TargetUri normalize(TargetUri target) {
    TargetUri ordered = order == ParameterOrder.SORTED ? sorted(target) : target;
    return normalizer.map(custom -> checked(custom.normalize(ordered))).orElse(ordered);
  }

  /** The normalized target is stored and has to be a URI, so that its key can be recomputed. */
  private static TargetUri checked(TargetUri normalized) {
    try {
      return TargetUri.of(HttpRequest.get(normalized.toString()).uri());
    } catch (IllegalArgumentException noUri) {
      throw new IllegalArgumentException(
          "the key normalizer returned '"
              + normalized
              + "', but must return a valid URI with scheme, authority and path",
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
