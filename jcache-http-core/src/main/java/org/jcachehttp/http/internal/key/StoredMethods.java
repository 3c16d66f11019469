package org.jcachehttp.http.internal.key;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.MethodOverride;

/**
 * The methods whose responses are stored and reused.
 *
 * @param names the methods
 * @param override what becomes of requests that name another method than their own
 */
public record StoredMethods(Set<String> names, MethodOverride override) {

  /** RFC 9110 section 9.2.1. */
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private static final Set<String> OVERRIDING = overriding();

  /** No character of a method, so that none is like a method that is overridden. */
  private static final char INSTEAD = '>';

  /** A copy of the methods. */
  public StoredMethods {
    names = Set.copyOf(names);
  }

  /** Whether a stored response may answer the request. */
  public boolean cover(HttpRequest request) {
    return meant(request).filter(names::contains).isPresent();
  }

  /** Whether responses to the request are stored; what answers HEAD has nothing to store. */
  public boolean store(HttpRequest request) {
    return !request.method().equals("HEAD")
        && meant(request).filter(name -> !name.equals("HEAD") && names.contains(name)).isPresent();
  }

  /**
   * Whether the request changes nothing at its origin. Methods that nobody knows are unsafe, those
   * that are stored safe.
   */
  public boolean isSafe(HttpRequest request) {
    return meant(request).filter(name -> SAFE.contains(name) || names.contains(name)).isPresent();
  }

  /** What counts of the method; RFC 9111 section 4: what answers GET answers HEAD. */
  String normalize(HttpRequest request) {
    String own = request.method().equals("HEAD") ? "GET" : request.method();
    return meant(request)
        .filter(name -> !name.equals(request.method()))
        .map(name -> own + INSTEAD + name)
        .orElse(own);
  }

  /** The fields without those that name another method. */
  public static Fields withoutOverride(Fields fields) {
    return fields.without(OVERRIDING);
  }

  /** The method the request asks for; empty if that is not known. */
  private Optional<String> meant(HttpRequest request) {
    Set<String> named = named(request.fields());
    if (named.isEmpty() || named.equals(Set.of(request.method()))) {
      return Optional.of(request.method());
    }
    boolean known = override == MethodOverride.HONOR && named.size() == 1;
    return known ? Optional.of(named.iterator().next()) : Optional.empty();
  }

  /** Frameworks take the name in any case. */
  private static Set<String> named(Fields fields) {
    Set<String> named = Set.of();
    for (Field line : fields) {
      if (OVERRIDING.contains(line.name())) {
        named = new TreeSet<>(named);
        named.add(line.value().toUpperCase(Locale.ROOT));
      }
    }
    return named;
  }

  private static Set<String> overriding() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(Set.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"));
    return names;
  }
}
