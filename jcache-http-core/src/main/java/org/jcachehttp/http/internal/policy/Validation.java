package org.jcachehttp.http.internal.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcachehttp.http.internal.message.HttpDate;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * The validation of a stored response with the origin (RFC 9111 sections 4.3.1 and 4.3.2).
 *
 * @param original the caller's request
 * @param conditional the caller's request with the validators of the stored response; empty if the
 *     response cannot be validated
 * @param stored the stored response
 */
public record Validation(
    HttpRequest original, Optional<HttpRequest> conditional, CachedResponse stored) {

  /** Returns the validation of a stored response for a request. */
  public static Validation of(HttpRequest original, CachedResponse stored) {
    Fields validators = stored.response().fields();
    Optional<String> tag = validators.first("ETag").filter(EntityTag::isValid);
    Optional<String> lastModified =
        validators
            .first("Last-Modified")
            .filter(date -> HttpDate.parse(date, stored.times().responseTime()).isPresent());
    // The caller's tags take precedence over any date, so that a date cannot be added to them.
    boolean callersTagsOnly = tag.isEmpty() && hasTags(original.fields());
    // RFC 9110 section 13.1.2: for other methods a matching tag yields 412, not 304.
    boolean unconditional = !original.method().equals("GET");
    if (unconditional || callersTagsOnly || (tag.isEmpty() && lastModified.isEmpty())) {
      return new Validation(original, Optional.empty(), stored);
    }
    Fields fields = Preconditions.strip(original).fields();
    if (tag.isPresent()) {
      fields =
          fields.with(new Field(Preconditions.IF_NONE_MATCH, union(original.fields(), tag.get())));
    }
    if (lastModified.isPresent()) {
      fields = fields.with(new Field(Preconditions.IF_MODIFIED_SINCE, lastModified.get()));
    }
    return new Validation(original, Optional.of(original.withFields(fields)), stored);
  }

  /** Section 4.3.2: the tags of the caller and of the stored response. */
  private static String union(Fields original, String own) {
    if (!hasTags(original)) {
      return own;
    }
    List<String> callers =
        EntityTag.listed(original, Preconditions.IF_NONE_MATCH).stream()
            .map(EntityTag::text)
            .filter(tag -> !tag.equals(own))
            .toList();
    return String.join(", ", Stream.concat(callers.stream(), Stream.of(own)).toList());
  }

  private static boolean hasTags(Fields original) {
    return !Preconditions.isAny(original)
        && !EntityTag.listed(original, Preconditions.IF_NONE_MATCH).isEmpty();
  }

  /** Returns the request to send. */
  public HttpRequest request() {
    return conditional.orElse(original);
  }

  /**
   * Returns whether a 304 response confirms the stored response (section 4.3.4). Without a
   * validator it does, unless the request also had tags of the caller.
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
    if (hasTags(original.fields())) {
      return false;
    }
    return !stated.has("Last-Modified")
        || !own.has("Last-Modified")
        || stated.first("Last-Modified").equals(own.first("Last-Modified"));
  }

  private static EntityTag tag(Fields fields) {
    return new EntityTag(fields.first("ETag").orElseThrow());
  }

  /**
   * Returns whether the response is a part of the complete stored response, from an origin that
   * does not evaluate conditions of range requests.
   */
  public boolean isForPart(HttpResponse received) {
    return received.status() == ContentRange.PARTIAL_CONTENT
        && !ContentRange.isPart(stored)
        && PartialContent.haveSameStrongTag(stored.response(), received);
  }

  /** Returns whether a 304 response that does not confirm the stored response is for the caller. */
  public boolean answersCaller() {
    return conditional.isEmpty() || hasTags(original.fields());
  }
}
