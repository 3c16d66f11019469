package org.jcachehttp.http.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpDate;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.privacy.EchoedParameters;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * The answer a stored response gives to a request: itself, a part of it, its head, or that the
 * caller has it already.
 */
public final class StoredAnswer {

  private static final List<String> OF_THE_CONTENT =
      List.of(
          "Content-Length",
          "Content-Type",
          "Content-Encoding",
          "Content-Language",
          "Content-Range",
          "Last-Modified");

  private StoredAnswer() {}

  /** The answer, without the fields that a cache adds. */
  public static HttpResponse to(HttpRequest request, CachedResponse stored) {
    HttpResponse answer = asStored(request, stored);
    return answer.withFields(EchoedParameters.restoreLocation(request, answer.fields()));
  }

  private static HttpResponse asStored(HttpRequest request, CachedResponse stored) {
    if (Preconditions.isNotModified(request, stored)) {
      return notModified(stored.response());
    }
    if (request.method().equals("HEAD")) {
      return stored.response().withBody(Body.empty());
    }
    return range(request, stored).map(range -> partOf(stored, range)).orElseGet(stored::response);
  }

  /** RFC 9110 section 15.4.5: what guides the cache of the caller, and nothing of the content. */
  private static HttpResponse notModified(HttpResponse full) {
    Fields fields = full.fields();
    return new HttpResponse(
        304,
        "Not Modified",
        full.protocol(),
        fields.without(fields.has("ETag") ? OF_THE_CONTENT : OF_THE_CONTENT.subList(0, 5)),
        Body.empty());
  }

  /** RFC 9110 section 14.2: a range is for GET, and for a 200 response. */
  private static Optional<ByteRange> range(HttpRequest request, CachedResponse stored) {
    if (stored.response().status() != 200 || !isStillTheSame(request.fields(), stored)) {
      return Optional.empty();
    }
    return request.fields().first("Range").flatMap(ByteRange::parse);
  }

  /** RFC 9110 section 13.1.5: If-Range, by strong comparison. */
  private static boolean isStillTheSame(Fields asked, CachedResponse stored) {
    Optional<String> condition = asked.first("If-Range");
    if (condition.isEmpty()) {
      return true;
    }
    Fields own = stored.response().fields();
    if (EntityTag.isOne(condition.get())) {
      EntityTag wanted = new EntityTag(condition.get());
      return own.first("ETag").map(EntityTag::new).filter(wanted::matchesStrongly).isPresent();
    }
    return own.first("Last-Modified").equals(condition) && hasStrongDate(own, stored);
  }

  /** RFC 9110 section 8.8.2.2: nothing can have changed within the second of Last-Modified. */
  private static boolean hasStrongDate(Fields own, CachedResponse stored) {
    Instant received = Instant.ofEpochMilli(stored.times().responseTime());
    Optional<Instant> changed =
        own.first("Last-Modified").flatMap(date -> HttpDate.parse(date, received));
    Optional<Instant> sent = own.first("Date").flatMap(date -> HttpDate.parse(date, received));
    return changed.isPresent()
        && sent.isPresent()
        && !changed.get().plusSeconds(1).isAfter(sent.get());
  }

  private static HttpResponse partOf(CachedResponse stored, ByteRange range) {
    int size = stored.body().size();
    return range
        .of(size)
        .map(slice -> partial(stored, slice))
        .orElseGet(() -> unsatisfiable(stored.response(), size));
  }

  /** RFC 9110 section 15.3.7. */
  private static HttpResponse partial(CachedResponse stored, ByteRange.Slice slice) {
    HttpResponse full = stored.response();
    Fields fields =
        full.fields()
            .without(List.of("Content-Length"))
            .with(
                "Content-Length",
                Integer.toString(slice.size()),
                "Content-Range",
                "bytes " + slice.first() + '-' + slice.last() + '/' + stored.body().size());
    return new HttpResponse(
        206,
        "Partial Content",
        full.protocol(),
        fields,
        stored.body().slice(slice.first(), slice.size()));
  }

  /** RFC 9110 section 15.5.17. */
  private static HttpResponse unsatisfiable(HttpResponse full, int size) {
    return new HttpResponse(
        416,
        "Range Not Satisfiable",
        full.protocol(),
        full.fields().without(OF_THE_CONTENT).with("Content-Range", "bytes */" + size),
        Body.empty());
  }
}
