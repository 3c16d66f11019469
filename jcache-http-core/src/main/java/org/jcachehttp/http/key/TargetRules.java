package org.jcachehttp.http.key;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.privacy.FormParameter;
import org.jcachehttp.http.privacy.ParameterOrder;

/**
 * What counts of a target.
 *
 * @param order whether the order of parameters counts
 * @param generator which targets are the same besides
 */
public record TargetRules(ParameterOrder order, KeyGenerator generator) {

  /** Everything counts. */
  static final TargetRules DEFAULT = new TargetRules(ParameterOrder.COUNTS, target -> target);

  /** The target that counts in the place of that one. */
  TargetUri counting(TargetUri target) {
    return generator.counting(order == ParameterOrder.SORTED ? sorted(target) : target);
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
