package org.jcachehttp.http.policy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.HttpRequest;

/** Which requests have nothing to do with the cache, whatever is stored. */
final class Bypassing {

  private static final Map<String, ForwardReason> FIELDS = fields();

  private Bypassing() {}

  static Optional<ForwardReason> reason(RequestPolicy policy) {
    HttpRequest request = policy.request();
    if (!policy.settings().keys().methods().contains(request.method())) {
      return Optional.of(ForwardReason.METHOD);
    }
    // Section 5.2.1.5 speaks of storing only; a request that says so hardly wants what is stored.
    if (policy.directives().has("no-store")) {
      return Optional.of(ForwardReason.NO_STORE);
    }
    if (hasContent(request)) {
      return Optional.of(ForwardReason.CONTENT);
    }
    return byField(policy);
  }

  private static boolean hasContent(HttpRequest request) {
    return request
        .fields()
        .first("Content-Length")
        .filter(length -> !length.equals("0"))
        .isPresent();
  }

  private static Optional<ForwardReason> byField(RequestPolicy policy) {
    for (Field field : policy.request().fields()) {
      ForwardReason reason = FIELDS.get(field.name());
      if (reason != null && !isCovered(field)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }

  /** Whether the rules for stored responses say what becomes of the field. */
  private static boolean isCovered(Field field) {
    return field.isNamed("Range") && ByteRange.parse(field.value()).isPresent();
  }

  private static Map<String, ForwardReason> fields() {
    Map<String, ForwardReason> reasons = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    reasons.put("Range", ForwardReason.RANGE);
    reasons.put("If-Match", ForwardReason.CONDITIONAL);
    reasons.put("If-Unmodified-Since", ForwardReason.CONDITIONAL);
    reasons.put("Transfer-Encoding", ForwardReason.CONTENT);
    return reasons;
  }
}
