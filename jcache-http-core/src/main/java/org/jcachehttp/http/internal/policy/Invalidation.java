package org.jcachehttp.http.internal.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jcachehttp.http.internal.key.StoredMethods;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;

/** The stored responses that a response invalidates (RFC 9111 section 4.4). */
public final class Invalidation {

  private Invalidation() {}

  /**
   * Returns the URIs whose stored responses are invalidated: after a successful unsafe request, its
   * own URI, and Location and Content-Location on the same origin.
   */
  public static Set<URI> by(HttpRequest request, HttpResponse response, StoredMethods methods) {
    Set<URI> invalidated = new LinkedHashSet<>();
    if (methods.isSafe(request) || !isSuccess(response.status())) {
      return invalidated;
    }
    invalidated.add(request.uri());
    Stream.of("Location", "Content-Location")
        .flatMap(name -> response.fields().first(name).stream())
        .flatMap(reference -> resolve(request.uri(), reference).stream())
        .filter(named -> isSameOrigin(TargetUri.of(request.uri()), TargetUri.of(named)))
        .forEach(invalidated::add);
    return invalidated;
  }

  /** Returns whether the status is neither an error nor informational. */
  static boolean isSuccess(int status) {
    return status >= 200 && status < 400;
  }

  private static Optional<URI> resolve(URI base, String reference) {
    try {
      URI named = base.resolve(new URI(reference));
      return Optional.of(named)
          .filter(uri -> uri.getScheme() != null && uri.getRawAuthority() != null);
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isSameOrigin(TargetUri own, TargetUri named) {
    return own.scheme().equals(named.scheme()) && own.authority().equals(named.authority());
  }
}
