package org.jcachehttp.engine.internal.backend;

import java.io.ObjectInputFilter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.cache.configuration.Factory;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.jcachehttp.engine.internal.codec.JavaSerializer;
import org.jcachehttp.engine.internal.codec.SerialFilters;
import org.jcachehttp.engine.internal.near.NearOptions;
import org.jcachehttp.engine.internal.near.NearSettings;
import org.jcachehttp.storage.ObjectSerializer;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.DurationText;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/**
 * The options of the engine, which every backend accepts. A backend's own option takes precedence
 * over one of the same name here.
 */
final class EngineOptions {

  private static final Option<Optional<ObjectSerializer>> SERIALIZER =
      Option.instance(
          "serializer",
          ObjectSerializer.class,
          "serializes objects that have no stored form, instead of Java serialization");

  private static final Option<ObjectInputFilter> SERIAL_FILTER =
      Option.of(
          "serial-filter",
          SerialFilters.DEFAULT,
          "what Java deserialization may read",
          "an ObjectInputFilter (in Properties) or its pattern, such as com.acme.*;java.base/*;!*",
          EngineOptions::readFilter);

  private static final Option<String> KEY_PREFIX =
      Option.text("key-prefix", "", "separates applications that share a backend");

  private static final Option<String> VERSION =
      Option.text("version", "", "separates versions: a new version begins with empty caches");

  private static final Option<Connect> CONNECT =
      Option.choice(
          "connect",
          Connect.LAZY,
          Connect.class,
          "eager: opening fails if the backend is unavailable; lazy: only operations fail");

  private static final List<Option<List<Factory<ExpiryPolicy>>>> EXPIRY =
      Stream.of("expire-after", "ttl", "timeout").map(EngineOptions::expiry).toList();

  private final Options given;
  private final Collection<Option<?>> own;

  /**
   * Creates the options of a backend.
   *
   * @param given the options of the URI and the properties
   * @param backend the backend
   */
  EngineOptions(Options given, StorageFactory backend) {
    this.given = given;
    this.own = beside(backend);
  }

  /** Returns the engine's options for the backend, except those that it declares itself. */
  static List<Option<?>> beside(StorageFactory backend) {
    List<String> taken = backend.options().stream().map(Option::name).toList();
    Stream<Option<?>> near =
        backend.supportsNearCache() ? NearOptions.ALL.stream() : Stream.empty();
    return Stream.of(
            Stream.of(SERIALIZER, SERIAL_FILTER, KEY_PREFIX, VERSION, CONNECT),
            EXPIRY.stream(),
            near)
        .<Option<?>>flatMap(options -> options)
        .filter(option -> !taken.contains(option.name()))
        .toList();
  }

  /**
   * Checks the combination of the options.
   *
   * @throws IllegalArgumentException if options exclude each other
   */
  void check() {
    if (expiries().count() > 1) {
      throw new IllegalArgumentException(
          "options 'expire-after', 'ttl' and 'timeout' have the same meaning: give one of them");
    }
    var unused = near();
  }

  /**
   * Returns the limits of near caches; empty if caches have none.
   *
   * @throws IllegalArgumentException if an age is given without a limit
   */
  Optional<NearSettings> near() {
    return NearOptions.settings(this::get);
  }

  /** Returns whether the backend accepts the options of near caches. */
  boolean supportNearCache() {
    return own.containsAll(NearOptions.ALL);
  }

  /** Returns the configured serializer. */
  ObjectSerializer serializer() {
    return get(SERIALIZER).orElseGet(() -> new JavaSerializer(get(SERIAL_FILTER)));
  }

  /** Returns the configured region names. */
  RegionNames regions() {
    return new RegionNames(get(KEY_PREFIX), get(VERSION));
  }

  /**
   * Asks a storage that was opened whether it can be used, if the options want that.
   *
   * @throws org.jcachehttp.storage.StorageException if it cannot be used
   */
  void check(Storage opened) {
    if (get(CONNECT) == Connect.EAGER) {
      opened.ping();
    }
  }

  /**
   * Reads from a region that was opened, if the options want that. The credentials of an
   * application may cover its own regions only.
   *
   * @throws org.jcachehttp.storage.StorageException if the region cannot be used
   */
  void check(Region<String, byte[]> opened) {
    if (get(CONNECT) == Connect.EAGER) {
      var unused = opened.read("ping");
    }
  }

  /** Returns the default expiry of caches that configure none. */
  Optional<Factory<ExpiryPolicy>> expiry() {
    return expiries().findFirst();
  }

  private Stream<Factory<ExpiryPolicy>> expiries() {
    return EXPIRY.stream().flatMap(option -> get(option).stream());
  }

  private <T> T get(Option<T> option) {
    return own.contains(option) ? given.get(option) : option.defaultValue();
  }

  private static Option<List<Factory<ExpiryPolicy>>> expiry(String name) {
    return Option.of(
        name,
        List.of(),
        "how long entries are kept after a write, for caches that configure no expiry",
        "more than zero, such as 90 (seconds), 10m or PT10M, or 'never', or 'immediately' and"
            + " 'do-not-cache', which differ for HTTP responses",
        raw -> readExpiry(raw).map(List::of));
  }

  private static Optional<Factory<ExpiryPolicy>> readExpiry(Object raw) {
    return switch (raw.toString()) {
      case "never" -> Optional.of(EternalExpiryPolicy.factoryOf());
      // JSR-107 has only Duration.ZERO; an HTTP cache reads the option itself.
      case "immediately", "do-not-cache" -> Optional.of(after(Duration.ZERO));
      default -> span(raw).filter(span -> !span.isZero()).map(EngineOptions::after);
    };
  }

  private static Optional<Duration> span(Object raw) {
    return raw instanceof Duration span
        ? Optional.of(span).filter(each -> !each.isNegative())
        : DurationText.parse(raw.toString());
  }

  private static Factory<ExpiryPolicy> after(Duration span) {
    return ModifiedExpiryPolicy.factoryOf(
        new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, span.toMillis()));
  }

  /** When a backend is connected to. */
  private enum Connect {
    LAZY,
    EAGER
  }

  private static Optional<ObjectInputFilter> readFilter(Object raw) {
    if (raw instanceof ObjectInputFilter filter) {
      return Optional.of(filter);
    }
    try {
      return Optional.ofNullable(ObjectInputFilter.Config.createFilter(raw.toString()));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
