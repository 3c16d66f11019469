package org.jcachehttp.http.internal.key;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.MethodOverride;

/**
 * The methods whose responses are stored and reused.
 *
 * @param names the methods
 * @param override the handling of requests with a method override field
 */
public record StoredMethods(Set<String> names, MethodOverride override) {

  /** The safe methods of IANA's HTTP Method Registry (RFC 9110 section 16.1). */
  private static final Set<String> SAFE =
      Set.of("GET", "HEAD", "OPTIONS", "PRI", "PROPFIND", "QUERY", "REPORT", "SEARCH", "TRACE");

  private static final Set<String> OVERRIDING = overriding();

  /** A character that no method contains, so that no method equals an overridden one. */
  private static final char OVERRIDDEN_BY = '>';

  /** Copies the methods. */
  public StoredMethods {
    names = Set.copyOf(names);
  }

  /** Compiles settings. */
  public static StoredMethods of(KeySettings settings) {
    return new StoredMethods(settings.methods(), settings.methodOverride());
  }

  /** Returns whether content has no meaning for a method (RFC 9110 section 9.3.1). */
  public static boolean haveNoContent(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** Returns whether a stored response may be used for the request. */
  public boolean cover(HttpRequest request) {
    Optional<String> method = effective(request);
    return method.isPresent() && names.contains(method.get());
  }

  /** Returns whether responses to the request are stored; those to HEAD have no content. */
  public boolean store(HttpRequest request) {
    return !request.method().equals("HEAD")
        && effective(request)
            .filter(name -> !name.equals("HEAD") && names.contains(name))
            .isPresent();
  }

  /**
   * Returns whether the request is safe. Unknown methods are unsafe, unless their responses are
   * stored.
   */
  public boolean isSafe(HttpRequest request) {
    return effective(request)
        .filter(name -> SAFE.contains(name) || names.contains(name))
        .isPresent();
  }

  /** Returns the method in the key; GET and HEAD share entries (RFC 9111 section 4). */
  String normalize(HttpRequest request) {
    String own = request.method().equals("HEAD") ? "GET" : request.method();
    Optional<String> effective = effective(request);
    return effective.isEmpty() || effective.get().equals(request.method())
        ? own
        : own + OVERRIDDEN_BY + effective.get();
  }

  /** Returns the fields without method override fields. */
  public static Fields withoutOverride(Fields fields) {
    return fields.without(OVERRIDING);
  }

  /** Returns whether a field overrides the method. */
  static boolean hasOverride(Fields fields) {
    for (Field line : fields) {
      if (OVERRIDING.contains(line.name())) {
        return true;
      }
    }
    return false;
  }

  /** Returns the effective method; empty if the override fields are ambiguous or not honored. */
  private Optional<String> effective(HttpRequest request) {
    Set<String> named = named(request.fields());
    if (named.isEmpty() || named.equals(Set.of(request.method()))) {
      return Optional.of(request.method());
    }
    boolean honored = override == MethodOverride.HONOR && named.size() == 1;
    return honored ? Optional.of(named.iterator().next()) : Optional.empty();
  }

  /** Frameworks accept the method in any case. */
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
