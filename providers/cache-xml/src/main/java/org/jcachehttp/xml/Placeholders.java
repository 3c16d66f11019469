package org.jcachehttp.xml;

import static java.util.Objects.requireNonNullElse;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${NAME}} and {@code ${NAME:-default}} by a property of the call, else a system
 * property, else an environment variable. A doubled dollar sign before a brace is a literal dollar
 * sign.
 */
public final class Placeholders {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\$\\{|\\$\\{([^}:]*)(?::-([^}]*))?(}?)");

  private final Function<String, Optional<String>> values;

  Placeholders(Function<String, Optional<String>> values) {
    this.values = values;
  }

  /**
   * {@return placeholders whose values are looked up in the properties, the system properties and
   * the environment, in this order}
   *
   * @param properties the properties of the call, which are read at each replacement
   */
  public static Placeholders of(Properties properties) {
    Map<String, String> environment = System.getenv();
    return new Placeholders(
        name ->
            Optional.ofNullable(properties.getProperty(name))
                .or(() -> Optional.ofNullable(System.getProperty(name)))
                .or(() -> Optional.ofNullable(environment.get(name))));
  }

  /**
   * Returns the text with all placeholders replaced.
   *
   * @throws IllegalArgumentException if a placeholder is not closed, or has no value and no default
   */
  String replaceIn(String text) {
    return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(valueOf(found)));
  }

  private String valueOf(MatchResult found) {
    @Nullable String name = found.group(1);
    if (name == null) {
      return "${";
    }
    if (requireNonNullElse(found.group(3), "").isEmpty() || name.isBlank()) {
      throw new IllegalArgumentException(
          "'"
              + found.group()
              + "' is no placeholder: write ${NAME} or ${NAME:-default}, or $${"
              + " for the two characters themselves");
    }
    @Nullable String otherwise = found.group(2);
    return values
        .apply(name)
        .or(() -> Optional.ofNullable(otherwise))
        .orElseThrow(() -> unset(name));
  }

  private static IllegalArgumentException unset(String name) {
    return new IllegalArgumentException(
        "'${"
            + name
            + "}' has no value: set the environment variable or system property "
            + name
            + ", or give a default by ${"
            + name
            + ":-default}");
  }
}
