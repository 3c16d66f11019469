package org.jcachehttp.spring;

import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The URI of a backend without a host: {@code redis}, {@code redis:}, {@code redis:NAME} or {@code
 * redis:///NAME}, each with or without a query.
 *
 * @param scheme the scheme
 * @param hasSlashes whether slashes precede the name
 * @param name the name, or empty
 * @param query the query with its question mark, or empty
 */
record HostlessUri(String scheme, boolean hasSlashes, String name, String query) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>[a-z]+)"
              + "(?::(?<slashes>//(?:/|(?=\\?)|$))?(?<name>[^/?#]*)(?<query>\\?.*)?)?");

  /** Returns the URI; empty if the text has a host, or is none. */
  static Optional<HostlessUri> of(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new HostlessUri(
                form.group("scheme"),
                form.group("slashes") != null,
                orEmpty(form.group("name")),
                orEmpty(form.group("query"))))
        : Optional.empty();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Adds an option that neither this URI nor the options have. */
  void addTo(Properties options, String option, @Nullable String value) {
    boolean isGiven = Pattern.compile("[?&]" + Pattern.quote(option) + "=").matcher(query).find();
    if (value != null && !value.isEmpty() && !isGiven) {
      options.putIfAbsent(option, value);
    }
  }
}
