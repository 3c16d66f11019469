package org.jcachehttp.http.internal.policy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jcachehttp.http.internal.key.StoredMethods;
import org.jcachehttp.http.internal.message.FieldSyntax;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.status.ForwardReason;

/** The fields and content with which a request bypasses the cache. */
final class BypassRules {

  private static final Map<String, ForwardReason> WITHOUT_CONTENT = withoutContent();
  private static final Map<String, ForwardReason> WITH_CONTENT = withContent();

  private BypassRules() {}

  /** Returns why the request bypasses the cache by its fields or content; empty if it does not. */
  static Optional<ForwardReason> reason(HttpRequest request) {
    if (StoredMethods.haveNoContent(request.method())) {
      return hasContent(request)
          ? Optional.of(ForwardReason.CONTENT)
          : byField(request, WITHOUT_CONTENT);
    }
    // The key covers content that the cache sees, not content that the client streams.
    return request.content().size() == 0 && hasContent(request)
        ? Optional.of(ForwardReason.CONTENT)
        : byField(request, WITH_CONTENT);
  }

  private static boolean hasContent(HttpRequest request) {
    Fields fields = request.fields();
    return request.content().size() > 0
        || fields.has("Transfer-Encoding")
        || fields.first("Content-Length").filter(length -> !length.equals("0")).isPresent();
  }

  private static Optional<ForwardReason> byField(
      HttpRequest request, Map<String, ForwardReason> reasons) {
    for (Field field : request.fields()) {
      if (!FieldSyntax.isEncodable(field.value())) {
        return Optional.of(ForwardReason.ENCODING);
      }
      if (EventStreams.isRequestedBy(field)) {
        return Optional.of(ForwardReason.EVENT_STREAM);
      }
      ForwardReason reason = reasons.get(field.name());
      if (reason != null && !isCovered(field, request)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }

  /** Returns whether the rules for stored responses cover the field. */
  private static boolean isCovered(Field field, HttpRequest request) {
    return field.isNamed("Host")
        ? TargetUri.of(request.uri()).isOnHost(field.value())
        : field.isNamed("Range")
            && StoredMethods.haveNoContent(request.method())
            && ByteRange.parse(field.value()).isPresent();
  }

  private static Map<String, ForwardReason> withoutContent() {
    Map<String, ForwardReason> reasons = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    reasons.put("Host", ForwardReason.HOST);
    reasons.put("Range", ForwardReason.RANGE);
    reasons.put("If-Match", ForwardReason.CONDITIONAL);
    reasons.put("If-Unmodified-Since", ForwardReason.CONDITIONAL);
    return reasons;
  }

  /** RFC 9110 section 13.1.2: a condition that yields 304 for GET yields 412 for other methods. */
  private static Map<String, ForwardReason> withContent() {
    Map<String, ForwardReason> reasons = withoutContent();
    reasons.put(Preconditions.IF_NONE_MATCH, ForwardReason.CONDITIONAL);
    reasons.put(Preconditions.IF_MODIFIED_SINCE, ForwardReason.CONDITIONAL);
    return reasons;
  }
}
