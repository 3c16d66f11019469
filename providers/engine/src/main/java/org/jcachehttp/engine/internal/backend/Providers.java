package org.jcachehttp.engine.internal.backend;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.cache.CacheException;
import org.jcachehttp.engine.internal.declared.BackendReference;
import org.jcachehttp.engine.internal.declared.DeclaredProvider;
import org.jcachehttp.storage.internal.BackendUri;
import org.jcachehttp.storage.option.Options;
import org.jcachehttp.storage.option.WrongOptionException;
import org.jcachehttp.xml.NearestName;
import org.jcachehttp.xml.XmlElement;

/**
 * The providers of a {@code cache.xml}, each with the properties that the application gave for it.
 */
final class Providers {

  private final StorageFactories factories;
  private final Properties given;
  private final Supplier<ClassLoader> loader;
  private final Map<String, DeclaredProvider> byName = new LinkedHashMap<>();
  private final Map<String, URI> uris = new LinkedHashMap<>();

  /**
   * Creates the providers.
   *
   * @param given the properties of the application, which take precedence over options
   * @throws CacheException if a URI or an option is wrong, or no provider has a property
   */
  Providers(
      List<DeclaredProvider> declared,
      StorageFactories factories,
      Properties given,
      Supplier<ClassLoader> loader) {
    this.factories = factories;
    this.given = given;
    this.loader = loader;
    declared.forEach(this::add);
    checkGiven();
  }

  private void add(DeclaredProvider provider) {
    URI uri = provider.element().attribute("uri", BackendUri::parse).orElseThrow();
    byName.put(provider.name(), provider);
    uris.put(provider.name(), uri);
    atUri(provider, () -> factories.optionNames(uri));
    provider.options().forEach(option -> checkOption(uri, option));
  }

  private void checkOption(URI uri, XmlElement option) {
    try {
      factories.checkOption(uri, option.required("name"), option.required("value"));
    } catch (IllegalArgumentException wrong) {
      throw option.error("the provider does not take it", String.valueOf(wrong.getMessage()));
    }
  }

  private static <T> T atUri(DeclaredProvider provider, Supplier<T> opening) {
    try {
      return opening.get();
    } catch (CacheException failure) {
      CacheException error =
          provider
              .element()
              .error("the provider cannot be opened", String.valueOf(failure.getMessage()));
      error.initCause(failure);
      throw error;
    }
  }

  /** Rejects a property that no provider has. */
  private void checkGiven() {
    Set<String> known =
        uris.values().stream()
            .flatMap(uri -> factories.optionNames(uri).stream())
            .collect(Collectors.toSet());
    for (String name : StorageAddresses.optionsIn(given).keySet()) {
      if (!known.contains(name) && !name.startsWith(Options.DRIVER_PREFIX)) {
        String message =
            "no provider takes the property '" + name + "'; " + NearestName.hint(name, known);
        throw new CacheException(message, new WrongOptionException(name, message));
      }
    }
  }

  /** Returns the provider without a name, else the first. */
  String defaultName() {
    return byName.containsKey("") ? "" : byName.keySet().iterator().next();
  }

  /** Opens all providers, or none if one of them fails. */
  Map<String, OpenBackend> openAll() {
    Map<String, OpenBackend> opened = new LinkedHashMap<>();
    try {
      byName.keySet().forEach(name -> opened.put(name, open(name, Map.of())));
      return opened;
    } catch (RuntimeException failure) {
      opened.values().forEach(OpenBackend::close);
      throw failure;
    }
  }

  /** Opens a provider again for a cache with its own size limit. */
  OpenBackend open(String name, BackendReference limits) {
    new TreeMap<>(limits.limits())
        .forEach((option, value) -> checkLimit(uri(name), option, value, limits.element()));
    return open(name, limits.limits());
  }

  private URI uri(String name) {
    return requireNonNull(uris.get(name));
  }

  private void checkLimit(URI uri, String option, String value, XmlElement element) {
    try {
      factories.checkOption(uri, option, value);
    } catch (IllegalArgumentException wrong) {
      throw element.error(
          "attribute '" + option + "' is '" + value + "'", String.valueOf(wrong.getMessage()));
    }
  }

  private OpenBackend open(String name, Map<String, String> limits) {
    DeclaredProvider provider = requireNonNull(byName.get(name));
    URI uri = uri(name);
    Properties properties = new Properties();
    provider
        .options()
        .forEach(option -> properties.put(option.required("name"), option.required("value")));
    properties.putAll(givenFor(name, uri));
    properties.putAll(limits);
    return atUri(provider, () -> factories.open(uri, properties, loader));
  }

  /**
   * Options of a driver belong to the default provider: the names that a driver accepts are not
   * known.
   */
  private Map<String, Object> givenFor(String name, URI uri) {
    Set<String> known = factories.optionNames(uri);
    Map<String, Object> own = new LinkedHashMap<>(StorageAddresses.optionsIn(given));
    own.keySet()
        .removeIf(
            option ->
                option.startsWith(Options.DRIVER_PREFIX)
                    ? !name.equals(defaultName())
                    : !known.contains(option));
    return own;
  }
}
