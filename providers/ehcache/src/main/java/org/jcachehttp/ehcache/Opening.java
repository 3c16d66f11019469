package org.jcachehttp.ehcache;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ehcache.CacheManager;
import org.ehcache.Status;
import org.ehcache.config.CacheConfiguration;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.impl.config.persistence.DefaultPersistenceConfiguration;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.option.LocalPath;
import org.jcachehttp.storage.option.Options;

/** Finds or makes the cache manager that an address and its options describe. */
final class Opening {

  private Opening() {}

  /**
   * The manager, ready for use.
   *
   * @throws IllegalArgumentException if the options contradict each other
   */
  static OpenManager open(StorageAddress address) {
    Options options = address.options();
    Tiers tiers = Tiers.of(options);
    Optional<CacheManager> given = options.get(EhcacheOptions.MANAGER);
    String config = options.get(EhcacheOptions.CONFIG);
    if (given.isPresent() && !config.isEmpty()) {
      throw new IllegalArgumentException(
          "options 'manager' and 'config' exclude each other: give one of them");
    }
    if (given.isPresent()) {
      return given(given.get(), tiers);
    }
    return config.isEmpty() ? own(address, tiers) : configured(config, tiers);
  }

  private static OpenManager given(CacheManager manager, Tiers tiers) {
    if (manager.getStatus() != Status.AVAILABLE) {
      throw new IllegalArgumentException(
          "option 'manager' is " + manager.getStatus() + ": give one that is initialized and open");
    }
    return new OpenManager(
        manager, "ehcache (the given manager)", region -> tiers.pools(), theirs -> {});
  }

  /** The file's manager without its caches: each becomes ours when it is opened. */
  private static OpenManager configured(String config, Tiers tiers) {
    ConfigFile file = ConfigFile.read(config);
    Map<String, CacheConfiguration<?, ?>> caches = file.caches();
    return started(
        new OpenManager(
            file.newManager(),
            "ehcache (" + config + ")",
            region ->
                caches.containsKey(region) ? caches.get(region).getResourcePools() : tiers.pools(),
            CacheManager::close));
  }

  private static OpenManager own(StorageAddress address, Tiers tiers) {
    CacheManagerBuilder<CacheManager> builder = CacheManagerBuilder.newCacheManagerBuilder();
    String name = address.location();
    if (tiers.disk() != 0) {
      Path directory = LocalPath.ofThisMachine().resolve(name, address.options());
      builder = builder.using(new DefaultPersistenceConfiguration(directory.toFile()));
      name = directory.toString();
    }
    return started(
        new OpenManager(
            builder.build(), "ehcache:" + name, region -> tiers.pools(), CacheManager::close));
  }

  private static OpenManager started(OpenManager opened) {
    try {
      opened.manager().init();
      return opened;
    } catch (RuntimeException failure) {
      throw EhcacheErrors.translate(opened.description(), "open", failure);
    }
  }
}
