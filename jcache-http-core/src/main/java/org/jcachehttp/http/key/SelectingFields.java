package org.jcachehttp.http.key;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;

/**
 * The request fields that select a variant (RFC 9111 section 4.1), in a form in which values that
 * mean the same are the same, as far as the syntax of the field is known.
 */
public final class SelectingFields {

  /** Lists whose members carry no quoted strings, and in which case has no meaning. */
  private static final Set<String> CASE_INSENSITIVE_LISTS =
      Set.of("accept-charset", "accept-encoding", "accept-language");

  private SelectingFields() {}

  /** Whether two requests select the same variant, where those fields select it. */
  public static boolean agree(Collection<String> names, HttpRequest one, HttpRequest other) {
    return names.stream()
        .allMatch(name -> value(name, one.fields()).equals(value(name, other.fields())));
  }

  /** The normal form of a field's value; empty if the request does not have the field. */
  static Optional<String> value(String name, Fields request) {
    List<String> lines = request.all(name);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String combined = String.join(",", lines);
    if (CASE_INSENSITIVE_LISTS.contains(name)) {
      return Optional.of(withoutSpace(combined.toLowerCase(Locale.ROOT)));
    }
    return Optional.of(name.equals("accept") ? withoutSpace(combined) : String.join(", ", lines));
  }

  /** Without optional whitespace and empty members (RFC 9110 section 5.6.1), outside of quotes. */
  private static String withoutSpace(String list) {
    StringBuilder normal = new StringBuilder(list.length());
    boolean quoted = false;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '"' && !(quoted && list.charAt(i - 1) == '\\')) {
        quoted = !quoted;
      }
      if (quoted || (c != ' ' && c != '\t' && !isEmptyMember(c, normal))) {
        normal.append(c);
      }
    }
    int end = normal.length();
    return end > 0 && normal.charAt(end - 1) == ','
        ? normal.substring(0, end - 1)
        : normal.toString();
  }

  private static boolean isEmptyMember(char c, CharSequence before) {
    return c == ',' && (before.isEmpty() || before.charAt(before.length() - 1) == ',');
  }
}
