package org.jcachehttp.ehcache;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ehcache.CacheManager;
import org.ehcache.config.CacheConfiguration;
import org.ehcache.config.FluentConfigurationBuilder;
import org.ehcache.config.ResourcePools;
import org.ehcache.config.ResourceType;
import org.ehcache.config.SizedResourcePool;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.units.MemoryUnit;
import org.ehcache.impl.config.copy.DefaultCopyProviderConfiguration;
import org.ehcache.impl.config.serializer.DefaultSerializationProviderConfiguration;
import org.ehcache.jsr107.config.Jsr107Configuration;
import org.ehcache.xml.XmlConfiguration;
import org.ehcache.xml.exceptions.XmlConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.option.LocalPath;
import org.jcachehttp.storage.option.Options;
import org.jspecify.annotations.Nullable;

/**
 * An {@code ehcache.xml}. Its services and the tiers of its caches are used; this library sets key
 * and value types, expiry and serializers.
 */
final class ConfigFile {

  private static final String CLASS_PATH = "classpath:";

  private static final Pattern NETWORK =
      Pattern.compile("(jar:)?(https?|ftp):", Pattern.CASE_INSENSITIVE);

  /** Without options a relative path is resolved against the working directory. */
  private static final Options NO_OPTIONS = Options.of(List.of(), Map.of());

  private final String location;
  private final XmlConfiguration xml;

  private ConfigFile(String location, XmlConfiguration xml) {
    this.location = location;
    this.xml = xml;
  }

  /**
   * Reads the file.
   *
   * @param location a path, a URL, or a resource as {@code classpath:NAME}
   * @throws IllegalArgumentException if there is no such file
   * @throws StorageException if Ehcache cannot parse the file, or JAXB is missing
   */
  static ConfigFile read(String location) {
    URL url = url(location);
    try {
      return new ConfigFile(location, parse(url));
    } catch (XmlConfigurationException | IllegalStateException invalid) {
      throw ConfigErrors.translate(location, invalid);
    } catch (NoClassDefFoundError missing) {
      throw jaxbMissing(location, missing);
    }
  }

  /** Validates the file as it is, so that errors name its lines. */
  private static XmlConfiguration parse(URL url) {
    try {
      return new XmlConfiguration(url);
    } catch (XmlConfigurationException invalid) {
      if (!ConfigErrors.isMissingClass(invalid)) {
        throw invalid;
      }
      return new XmlConfiguration(ConfigDocument.withoutUnusedElements(url));
    }
  }

  private static StorageException jaxbMissing(String location, NoClassDefFoundError missing) {
    if (!String.valueOf(missing.getMessage()).contains("xml/bind")) {
      throw missing;
    }
    return new StorageException(
        location
            + ": Ehcache reads XML with JAXB, which is not on the class path: add"
            + " org.glassfish.jaxb:jaxb-runtime:2.3.9 (with Ehcache's 'jakarta' jar 4.0.5)",
        missing);
  }

  private static URL url(String location) {
    if (location.startsWith(CLASS_PATH)) {
      return resource(location.substring(CLASS_PATH.length()));
    }
    if (NETWORK.matcher(location).lookingAt()) {
      throw new IllegalArgumentException(
          "option 'config' is not read from the network: give a file or a resource");
    }
    try {
      return location.matches("[A-Za-z][A-Za-z0-9+.-]+:.*") ? new URL(location) : file(location);
    } catch (MalformedURLException e) {
      throw invalid(location, "is not a valid URL: " + e.getMessage());
    }
  }

  private static URL resource(String name) {
    return Stream.<@Nullable ClassLoader>of(
            Thread.currentThread().getContextClassLoader(), ConfigFile.class.getClassLoader())
        .filter(Objects::nonNull)
        .map(loader -> loader.getResource(name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> invalid(CLASS_PATH + name, "is not on the class path"));
  }

  private static URL file(String location) throws MalformedURLException {
    Path file = LocalPath.ofThisMachine().resolve(location, NO_OPTIONS);
    if (!Files.isRegularFile(file)) {
      throw invalid(location, "is not a file: nothing exists at " + file);
    }
    return file.toUri().toURL();
  }

  private static IllegalArgumentException invalid(String location, String reason) {
    return new IllegalArgumentException("option 'config' is '" + location + "', which " + reason);
  }

  /**
   * Returns the tiers of a cache in the file; empty if the file does not have it.
   *
   * @throws StorageException if its heap tier is limited by bytes
   */
  Optional<ResourcePools> tiers(String cache) {
    return Optional.ofNullable(xml.getCacheConfigurations().get(cache))
        .map(CacheConfiguration::getResourcePools)
        .map(pools -> requireEntriesOnHeap(cache, pools));
  }

  /** Stored entries are records, and Ehcache cannot compute the size of a record. */
  private ResourcePools requireEntriesOnHeap(String cache, ResourcePools pools) {
    SizedResourcePool heap = pools.getPoolForResource(ResourceType.Core.HEAP);
    if (heap != null && heap.getUnit() instanceof MemoryUnit unit) {
      throw new StorageException(
          (location + ": <cache alias=\"" + cache + "\"> has <heap unit=\"" + unit + "\">")
              + ": a heap tier cannot be limited by bytes: write <heap unit=\"entries\">, or limit"
              + " the bytes of <offheap>");
    }
    return pools;
  }

  /**
   * Returns a manager with the services of the file and without its caches, not yet started.
   * Services for types and classes of the application are left out.
   */
  CacheManager newManager() {
    FluentConfigurationBuilder<?> builder =
        xml.derive()
            .withoutServices(Jsr107Configuration.class)
            .withoutServices(DefaultSerializationProviderConfiguration.class)
            .withoutServices(DefaultCopyProviderConfiguration.class);
    for (String cache : xml.getCacheConfigurations().keySet()) {
      builder = builder.withoutCache(cache);
    }
    try {
      return CacheManagerBuilder.newCacheManager(builder.build());
    } catch (IllegalStateException unsupported) {
      throw ConfigErrors.translate(location, unsupported);
    }
  }
}
