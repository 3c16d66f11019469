package org.jcachehttp.http.internal.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * Asking the origin whether a stored response still holds (RFC 9111 sections 4.3.1 and 4.3.2).
 *
 * @param asked the caller's request
 * @param conditional the caller's request with the validators of the stored response; empty if
 *     there is nothing to validate it by
 * @param stored the stored response
 */
public record Validation(
    HttpRequest asked, Optional<HttpRequest> conditional, CachedResponse stored) {

  /** The validation of a stored response for a request. */
  public static Validation of(HttpRequest asked, CachedResponse stored) {
    Fields validators = stored.response().fields();
    Optional<String> tag = validators.first("ETag");
    Optional<String> lastModified = validators.first("Last-Modified");
    // A list of tags that cannot hold one of ours must stay alone: it overrides every date.
    boolean callersTagsOnly = tag.isEmpty() && hasTags(asked.fields());
    // RFC 9110 section 13.1.2: of other methods a matching tag makes 412, and not 304.
    boolean unconditional = !asked.method().equals("GET");
    if (unconditional || callersTagsOnly || (tag.isEmpty() && lastModified.isEmpty())) {
      return new Validation(asked, Optional.empty(), stored);
    }
    Fields fields = Preconditions.strip(asked).fields();
    if (tag.isPresent()) {
      fields = fields.with(Preconditions.IF_NONE_MATCH, union(asked.fields(), tag.get()));
    }
    if (lastModified.isPresent()) {
      fields = fields.with(Preconditions.IF_MODIFIED_SINCE, lastModified.get());
    }
    return new Validation(asked, Optional.of(asked.withFields(fields)), stored);
  }

  /** Section 4.3.2: the caller's tags and ours. */
  private static String union(Fields asked, String own) {
    if (!hasTags(asked)) {
      return own;
    }
    List<String> callers =
        EntityTag.listed(asked, Preconditions.IF_NONE_MATCH).stream()
            .map(EntityTag::text)
            .filter(tag -> !tag.equals(own))
            .toList();
    return String.join(", ", Stream.concat(callers.stream(), Stream.of(own)).toList());
  }

  private static boolean hasTags(Fields asked) {
    return !Preconditions.isAny(asked)
        && !EntityTag.listed(asked, Preconditions.IF_NONE_MATCH).isEmpty();
  }

  /** The request to send. */
  public HttpRequest request() {
    return conditional.orElse(asked);
  }

  /**
   * Section 4.3.4: whether a 304 response speaks of the stored response. One without a validator
   * does if nothing but the stored response was asked for.
   */
  public boolean isConfirmedBy(HttpResponse notModified) {
    if (conditional.isEmpty()) {
      return false;
    }
    Fields stated = notModified.fields();
    Fields own = stored.response().fields();
    if (stated.has("ETag")) {
      return stated.first("ETag").equals(own.first("ETag"))
          || (own.has("ETag") && tag(stated).matchesWeakly(tag(own)));
    }
    if (hasTags(asked.fields())) {
      return false;
    }
    return !stated.has("Last-Modified")
        || !own.has("Last-Modified")
        || stated.first("Last-Modified").equals(own.first("Last-Modified"));
  }

  private static EntityTag tag(Fields fields) {
    return new EntityTag(fields.first("ETag").orElseThrow());
  }

  /** Whether a 304 response that does not speak of the stored one is the caller's answer. */
  public boolean answersCaller() {
    return conditional.isEmpty() || hasTags(asked.fields());
  }
}
