package org.jcachehttp.http.internal.key;

import static org.jcachehttp.http.settings.ParameterOrder.SIGNIFICANT;
import static org.jcachehttp.http.settings.ParameterOrder.SORTED;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcachehttp.http.internal.message.StructuredDictionary;
import org.jcachehttp.http.internal.message.StructuredValue;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.ParameterOrder;

/**
 * The parameters of a query by which a response varies, as its No-Vary-Search states
 * (draft-ietf-httpbis-no-vary-search section 4).
 *
 * @param order whether their order is significant
 * @param selection which parameters the names select
 * @param names the decoded names, one character for each octet
 */
public record SearchVariance(ParameterOrder order, Selection selection, Set<String> names) {

  /** The name of the field. */
  public static final String FIELD = "No-Vary-Search";

  /** Which parameters are significant. */
  public enum Selection {
    /** All parameters but the named ones. */
    ALL_BUT,
    /** Only the named parameters. */
    ONLY
  }

  private static final SearchVariance DEFAULT =
      new SearchVariance(SIGNIFICANT, Selection.ALL_BUT, Set.of());

  /** Returns the variance of a response; empty if it varies by the whole query, or is malformed. */
  public static Optional<SearchVariance> of(Fields response) {
    return response.has(FIELD)
        ? StructuredDictionary.parse(response.all(FIELD))
            .flatMap(SearchVariance::of)
            .filter(variance -> !variance.equals(DEFAULT))
        : Optional.empty();
  }

  private static Optional<SearchVariance> of(Map<String, StructuredValue> members) {
    StructuredValue keyOrder = value("key-order", members);
    if (!(keyOrder instanceof StructuredValue.Bool ignoresOrder)) {
      return Optional.empty();
    }
    ParameterOrder order = ignoresOrder.value() ? SORTED : SIGNIFICANT;
    StructuredValue params = value("params", members);
    if (params.equals(new StructuredValue.Bool(true))) {
      StructuredValue except =
          members.getOrDefault("except", new StructuredValue.InnerList(List.of()));
      return names(except).map(names -> new SearchVariance(order, Selection.ONLY, names));
    }
    if (members.containsKey("except")) {
      return Optional.empty();
    }
    return params instanceof StructuredValue.Bool
        ? Optional.of(new SearchVariance(order, Selection.ALL_BUT, Set.of()))
        : names(params).map(names -> new SearchVariance(order, Selection.ALL_BUT, names));
  }

  private static StructuredValue value(String key, Map<String, StructuredValue> members) {
    return members.getOrDefault(key, new StructuredValue.Bool(false));
  }

  /** Returns the strings of an inner list; empty if the value is anything else. */
  private static Optional<Set<String>> names(StructuredValue value) {
    if (!(value instanceof StructuredValue.InnerList list)) {
      return Optional.empty();
    }
    Set<String> names = new LinkedHashSet<>();
    for (StructuredValue member : list.members()) {
      if (!(member instanceof StructuredValue.Text name)) {
        return Optional.empty();
      }
      names.add(QueryParameter.decode(name.value()));
    }
    return Optional.of(Set.copyOf(names));
  }

  /**
   * Returns the target with the significant parameters only, in one notation: targets that are
   * equivalent under this variance are equal then (section 6).
   */
  public TargetUri canonical(TargetUri target) {
    return target.query().isEmpty()
        ? target
        : target.withQuery(
            QueryParameter.join(
                QueryParameter.parse(target.query().get()).stream()
                    .filter(parameter -> isSignificant(parameter.name()))
                    .toList(),
                order));
  }

  private boolean isSignificant(String name) {
    return names.contains(name) == (selection == Selection.ONLY);
  }
}
