package org.jcachehttp.http.internal.policy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jcachehttp.http.internal.key.KeyRules;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.status.ForwardReason;

/** Which requests have nothing to do with the cache, whatever is stored. */
final class BypassRules {

  private static final Map<String, ForwardReason> READING = reading();
  private static final Map<String, ForwardReason> OTHERS = others();

  private BypassRules() {}

  static Optional<ForwardReason> reason(RequestPolicy policy) {
    HttpRequest request = policy.request();
    if (!policy.settings().keys().methods().cover(request)) {
      return Optional.of(ForwardReason.METHOD);
    }
    // Section 5.2.1.5 speaks of storing only; a request that says so hardly wants what is stored.
    if (policy.directives().has("no-store")) {
      return Optional.of(ForwardReason.NO_STORE);
    }
    if (policy.isDoNotCache()) {
      return Optional.of(ForwardReason.DO_NOT_CACHE);
    }
    if (!policy.settings().filter().admits(request)) {
      return Optional.of(ForwardReason.FILTERED_REQUEST);
    }
    if (KeyRules.hasNoContent(request.method())) {
      return hasContent(request) ? Optional.of(ForwardReason.CONTENT) : byField(policy, READING);
    }
    // The key covers content that is here, and not what a client will send from elsewhere.
    return request.content().size() == 0 && hasContent(request)
        ? Optional.of(ForwardReason.CONTENT)
        : byField(policy, OTHERS);
  }

  private static boolean hasContent(HttpRequest request) {
    Fields fields = request.fields();
    return request.content().size() > 0
        || fields.has("Transfer-Encoding")
        || fields.first("Content-Length").filter(length -> !length.equals("0")).isPresent();
  }

  private static Optional<ForwardReason> byField(
      RequestPolicy policy, Map<String, ForwardReason> reasons) {
    for (Field field : policy.request().fields()) {
      ForwardReason reason = reasons.get(field.name());
      if (reason != null && !isCovered(field, policy.request().method())) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }

  /** Whether the rules for stored responses say what becomes of the field. */
  private static boolean isCovered(Field field, String method) {
    return field.isNamed("Range")
        && KeyRules.hasNoContent(method)
        && ByteRange.parse(field.value()).isPresent();
  }

  private static Map<String, ForwardReason> reading() {
    Map<String, ForwardReason> reasons = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    reasons.put("Range", ForwardReason.RANGE);
    reasons.put("If-Match", ForwardReason.CONDITIONAL);
    reasons.put("If-Unmodified-Since", ForwardReason.CONDITIONAL);
    return reasons;
  }

  /** RFC 9110 section 13.1.2: what makes 304 of GET makes 412 of other methods. */
  private static Map<String, ForwardReason> others() {
    Map<String, ForwardReason> reasons = reading();
    reasons.put(Preconditions.IF_NONE_MATCH, ForwardReason.CONDITIONAL);
    reasons.put(Preconditions.IF_MODIFIED_SINCE, ForwardReason.CONDITIONAL);
    return reasons;
  }
}
