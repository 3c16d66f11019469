package org.jcachehttp.http.redirect;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;

/**
 * The request that a redirection leads to (RFC 9110 section 15.4).
 *
 * @param isSecret whether another origin must not see the header field with that name
 */
record Redirection(Predicate<String> isSecret) {

  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  /** Section 15.4, list item 2: fields that describe the content. */
  private static final List<String> OF_THE_CONTENT =
      List.of(
          "Content-Encoding",
          "Content-Language",
          "Content-Length",
          "Content-Location",
          "Content-Type",
          "Digest",
          "Last-Modified",
          "Transfer-Encoding");

  private static final List<String> OF_THE_TARGET = List.of("Host", "Referer", "Origin");

  /** The next request, if the response is a redirection that may be followed. */
  Optional<HttpRequest> next(HttpRequest request, HttpResponse response) {
    if (!STATUSES.contains(response.status())) {
      return Optional.empty();
    }
    return response
        .fields()
        .first("Location")
        .flatMap(location -> Location.resolve(request.uri(), location))
        .filter(target -> isFollowed(request.uri(), target))
        .map(target -> to(target, request, response.status()));
  }

  /** A redirection from a secure to an insecure connection is not followed. */
  private static boolean isFollowed(URI from, URI to) {
    return to.getScheme().equalsIgnoreCase("https")
        || (to.getScheme().equalsIgnoreCase("http") && !from.getScheme().equalsIgnoreCase("https"));
  }

  private HttpRequest to(URI target, HttpRequest request, int status) {
    String method = method(request.method(), status);
    boolean keepsContent = status != 303 && method.equals(request.method());
    Fields fields = request.fields().without(OF_THE_TARGET);
    if (!isSameOrigin(request.uri(), target)) {
      fields = fields.without(secrets(fields));
    }
    return keepsContent
        ? HttpRequest.builder(method, target).fields(fields).content(request.content()).build()
        : HttpRequest.builder(method, target).fields(fields.without(OF_THE_CONTENT)).build();
  }

  private List<String> secrets(Fields fields) {
    return fields.stream().map(Field::name).filter(isSecret).toList();
  }

  /** Sections 15.4.2 to 15.4.4: clients change POST to GET after 301 and 302. */
  private static String method(String method, int status) {
    boolean becomesGet =
        status == 303 ? !method.equals("HEAD") : status < 303 && method.equals("POST");
    return becomesGet ? "GET" : method;
  }

  private static boolean isSameOrigin(URI one, URI other) {
    TargetUri first = TargetUri.of(one);
    TargetUri second = TargetUri.of(other);
    return first.scheme().equals(second.scheme()) && first.authority().equals(second.authority());
  }
}
