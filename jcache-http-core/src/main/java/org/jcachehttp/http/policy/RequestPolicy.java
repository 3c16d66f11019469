package org.jcachehttp.http.policy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * How one request may be answered (RFC 9111 section 4), its directives included (section 5.2.1).
 *
 * @param request the request
 * @param directives its Cache-Control
 */
public record RequestPolicy(HttpRequest request, CacheControl directives) {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private static final Map<String, ForwardReason> BYPASSING_FIELDS = bypassingFields();

  /** The policy for a request. */
  public static RequestPolicy of(HttpRequest request) {
    return new RequestPolicy(request, CacheControl.of(request.fields()));
  }

  /** The verdict on a request for which there is no point in looking anything up. */
  public Optional<Verdict> beforeLookup() {
    if (directives.has("no-cache")) {
      return Optional.of(bypassReason().map(this::bypass).orElse(fetch(ForwardReason.NO_CACHE)));
    }
    return bypassReason().map(this::bypass);
  }

  /** The verdict when nothing is stored. */
  public Verdict onMiss() {
    return fetch(ForwardReason.URI_MISS);
  }

  /** The verdict when the cache cannot be read. */
  public Verdict onUnavailableStore() {
    return bypass(ForwardReason.STORE_UNAVAILABLE);
  }

  /** The verdict when a response is stored, at {@code now} (epoch milliseconds). */
  public Verdict onStored(CachedResponse stored, long now) {
    if (directives.has("max-age") && stored.age(now) > millis("max-age")) {
      return fetch(ForwardReason.MAX_AGE);
    }
    if (!stored.isFresh(now) && !allowsStale(stored, now)) {
      return fetch(ForwardReason.STALE);
    }
    if (directives.has("min-fresh") && stored.timeToLive(now) < millis("min-fresh")) {
      return fetch(ForwardReason.MIN_FRESH);
    }
    return new Verdict.Serve(stored);
  }

  /**
   * Whether a response with that status proves stored responses for the target to be outdated
   * (section 4.4); methods that nobody knows count as unsafe.
   */
  public boolean invalidatesOn(int status) {
    return !SAFE_METHODS.contains(request.method()) && status >= 200 && status < 400;
  }

  private Verdict fetch(ForwardReason reason) {
    return onlyIfCached() ? new Verdict.Refuse(reason) : new Verdict.Fetch(reason);
  }

  private Verdict bypass(ForwardReason reason) {
    return onlyIfCached() ? new Verdict.Refuse(reason) : new Verdict.Bypass(reason);
  }

  private boolean onlyIfCached() {
    return directives.has("only-if-cached");
  }

  private Optional<ForwardReason> bypassReason() {
    if (!request.method().equals("GET")) {
      return Optional.of(ForwardReason.METHOD);
    }
    if (directives.has("no-store")) {
      return Optional.of(ForwardReason.NO_STORE);
    }
    if (request.uri().getRawAuthority().indexOf('@') >= 0) {
      return Optional.of(ForwardReason.USERINFO);
    }
    if (request
        .fields()
        .first("Content-Length")
        .filter(length -> !length.equals("0"))
        .isPresent()) {
      return Optional.of(ForwardReason.CONTENT);
    }
    return bypassingField(request.fields());
  }

  private static Optional<ForwardReason> bypassingField(Fields fields) {
    for (Field field : fields) {
      ForwardReason reason = BYPASSING_FIELDS.get(field.name());
      if (reason != null) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }

  private static Map<String, ForwardReason> bypassingFields() {
    Map<String, ForwardReason> reasons = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    reasons.put("Authorization", ForwardReason.AUTHORIZATION);
    reasons.put("Proxy-Authorization", ForwardReason.AUTHORIZATION);
    reasons.put("Cookie", ForwardReason.COOKIE);
    reasons.put("Range", ForwardReason.RANGE);
    reasons.put("If-Range", ForwardReason.RANGE);
    reasons.put("If-None-Match", ForwardReason.CONDITIONAL);
    reasons.put("If-Modified-Since", ForwardReason.CONDITIONAL);
    reasons.put("If-Match", ForwardReason.CONDITIONAL);
    reasons.put("If-Unmodified-Since", ForwardReason.CONDITIONAL);
    reasons.put("Transfer-Encoding", ForwardReason.CONTENT);
    return reasons;
  }

  /** Section 4.2.4, with max-stale (section 5.2.1.2). */
  private boolean allowsStale(CachedResponse stored, long now) {
    if (!directives.has("max-stale")) {
      return false;
    }
    CacheControl response = CacheControl.of(stored.response().fields());
    if (response.has("must-revalidate") || response.has("no-cache")) {
      return false;
    }
    boolean anyStaleness = directives.argument("max-stale").isEmpty();
    return anyStaleness || -stored.timeToLive(now) <= millis("max-stale");
  }

  private long millis(String directive) {
    return 1000 * directives.seconds(directive).orElse(0);
  }
}
