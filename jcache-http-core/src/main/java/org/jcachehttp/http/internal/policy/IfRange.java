package org.jcachehttp.http.internal.policy;

import java.time.Instant;
import java.util.Optional;
import org.jcachehttp.http.internal.message.HttpDate;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.stored.CachedResponse;

/** The precondition for a part instead of the complete response (RFC 9110 section 13.1.5). */
final class IfRange {

  private IfRange() {}

  /** Returns whether If-Range is absent or matches the stored response, by strong comparison. */
  static boolean holds(Fields request, CachedResponse stored) {
    Optional<String> condition = request.first("If-Range");
    if (condition.isEmpty()) {
      return true;
    }
    Fields own = stored.response().fields();
    if (EntityTag.isValid(condition.get())) {
      EntityTag wanted = new EntityTag(condition.get());
      return own.first("ETag").map(EntityTag::new).filter(wanted::matchesStrongly).isPresent();
    }
    return own.first("Last-Modified").equals(condition) && hasStrongDate(own, stored);
  }

  /** RFC 9110 section 8.8.2.2: Last-Modified is strong if Date is at least a second later. */
  private static boolean hasStrongDate(Fields own, CachedResponse stored) {
    Instant received = stored.times().responseTime();
    Optional<Instant> changed =
        own.first("Last-Modified").flatMap(date -> HttpDate.parse(date, received));
    Optional<Instant> sent = own.first("Date").flatMap(date -> HttpDate.parse(date, received));
    return changed.isPresent()
        && sent.isPresent()
        && !changed.get().plusSeconds(1).isAfter(sent.get());
  }
}
