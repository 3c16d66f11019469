package org.jcachehttp.http.internal.open;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.http.settings.HttpCacheSettings;

/**
 * The options of an HTTP cache: the attributes of {@code http:cache} in a {@code cache.xml}, and
 * the names that {@code HttpCacheBuilder.option} takes.
 */
public final class HttpOptions {

  private static final OptionGroup<HttpCacheSettings> CACHE =
      new OptionGroup<>(settings -> settings, (settings, other) -> other);

  private static final List<HttpOption<?>> ALL =
      Stream.of(
              List.<HttpOption<?>>of(
                  CACHE.choice(
                      "type",
                      HttpCacheSettings::type,
                      HttpCacheSettings::withType,
                      "Whether the cache serves one user (private) or many (shared)."),
                  CACHE.choice(
                      "set-cookie",
                      HttpCacheSettings::setCookie,
                      HttpCacheSettings::withSetCookie,
                      "Whether a response with Set-Cookie is stored with it if the origin states a"
                          + " lifetime, in a shared cache only if also public or s-maxage"
                          + " (explicit), always with it (store), without it (strip), or not at"
                          + " all (refuse).")),
              LifetimeOptions.all(),
              RefreshOptions.all(),
              CollapseOptions.all(),
              KeyOptions.all(),
              FilterOptions.all(),
              StoreOptions.all(),
              ExtensionOptions.all())
          .<HttpOption<?>>flatMap(List::stream)
          .toList();

  private HttpOptions() {}

  /** All options. */
  public static List<HttpOption<?>> all() {
    return ALL;
  }

  /** The names of all options, sorted. */
  public static SortedSet<String> names() {
    return ALL.stream().map(HttpOption::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Returns settings with one option.
   *
   * @param value a text, or an object of the option's type
   * @throws IllegalArgumentException if there is no such option, or the value is wrong; the message
   *     lists the valid ones
   */
  public static HttpCacheSettings set(HttpCacheSettings settings, String name, Object value) {
    for (HttpOption<?> option : ALL) {
      if (option.name().equals(name)) {
        return option.set(settings, value);
      }
    }
    throw new IllegalArgumentException(
        "unknown option '" + name + "'; known are: " + String.join(", ", names()));
  }

  /**
   * Returns the options that settings have, by name, as texts that {@link #set} takes. An object is
   * shown as the name of its class; the filters are left out. No text contains a secret.
   */
  public static SortedMap<String, String> texts(HttpCacheSettings settings) {
    SortedMap<String, String> texts = new TreeMap<>();
    ALL.forEach(option -> texts.put(option.name(), option.textIn(settings)));
    texts.values().removeIf("none"::equals);
    return texts;
  }
}
