package org.jcachehttp.engine.internal.near;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jcachehttp.storage.option.DurationText;
import org.jcachehttp.storage.option.Option;

/** The options of a near cache, in a URI or as attributes of a {@code cache.xml}. */
public final class NearOptions {

  private static final String PREFIX = "near-";

  private static final Option<Long> MAX_ENTRIES =
      Option.count(
          PREFIX + "max-entries", 0, "maximum entries of each cache's near cache; 0: no limit");

  private static final Option<Long> MAX_BYTES =
      Option.bytes(
          PREFIX + "max-bytes",
          0,
          "maximum bytes of keys and values in each cache's near cache; 0: a share of the heap");

  private static final Option<Optional<Duration>> TTL =
      Option.of(
              PREFIX + "ttl",
              NearSettings.UNANNOUNCED_AGE,
              "how long an entry of the near cache is used before its version is checked",
              "a duration from 0 to 1d",
              NearOptions::readTtl)
          .withoutDefault();

  /** All options. */
  public static final List<Option<?>> ALL = List.of(MAX_ENTRIES, MAX_BYTES, TTL);

  private NearOptions() {}

  private static Optional<Duration> readTtl(Object raw) {
    Optional<Duration> span =
        raw instanceof Duration given ? Optional.of(given) : DurationText.parse(raw.toString());
    return span.filter(age -> !age.isNegative() && age.compareTo(Duration.ofDays(1)) <= 0);
  }

  /**
   * Returns the settings in the options; empty if they switch no near cache on.
   *
   * @param values returns the value of each option
   * @throws IllegalArgumentException if an age is given without a limit
   */
  public static Optional<NearSettings> settings(Values values) {
    NearSettings settings =
        new NearSettings(values.get(MAX_ENTRIES), values.get(MAX_BYTES), values.get(TTL));
    if (settings.isLimited()) {
      return Optional.of(settings);
    }
    if (settings.maxAge().isPresent()) {
      throw new IllegalArgumentException(
          "option 'near-ttl' has no effect without 'near-max-entries' or 'near-max-bytes'");
    }
    return Optional.empty();
  }

  /**
   * Returns the settings in the attributes of an element.
   *
   * @param attributes returns the text of an attribute, whose name has no prefix
   * @throws IllegalArgumentException if a value is wrong, or if no limit is given
   */
  public static Optional<NearSettings> ofAttributes(Function<String, Optional<String>> attributes) {
    return settings(
        new Values() {
          @Override
          public <T> T get(Option<T> option) {
            return attributes
                .apply(option.name().substring(PREFIX.length()))
                .map(option::read)
                .orElseGet(option::defaultValue);
          }
        });
  }

  /** The values of options. */
  public interface Values {

    /** Returns the given value of the option, or else its default. */
    <T> T get(Option<T> option);
  }
}
