package org.jcachehttp.ehcache;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.ehcache.CacheManager;
import org.ehcache.Status;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.impl.config.persistence.DefaultPersistenceConfiguration;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.option.LocalPath;
import org.jcachehttp.storage.option.Options;

/** Opens a storage in the cache manager that an address and its options describe. */
final class StorageOpener {

  private StorageOpener() {}

  /**
   * Opens the storage.
   *
   * @throws IllegalArgumentException if the options contradict each other
   */
  static Storage open(StorageAddress address) {
    Options options = address.options();
    Tiers tiers = Tiers.of(options);
    Optional<CacheManager> supplied = options.get(EhcacheOptions.MANAGER);
    String config = options.get(EhcacheOptions.CONFIG);
    if (supplied.isPresent() && !config.isEmpty()) {
      throw new IllegalArgumentException(
          "options 'manager' and 'config' exclude each other: give one of them");
    }
    if (supplied.isPresent()) {
      return supplied(supplied.get(), tiers);
    }
    if (!config.isEmpty()) {
      return shared("ehcache (" + config + ")", tiers, () -> configured(config, tiers));
    }
    return tiers.disk() == 0 ? inMemory(address, tiers) : onDisk(address, tiers);
  }

  private static Storage supplied(CacheManager manager, Tiers tiers) {
    if (manager.getStatus() != Status.AVAILABLE) {
      throw new IllegalArgumentException(
          "option 'manager' is " + manager.getStatus() + ": give an initialized manager");
    }
    return new EhcacheStorage(
        new Manager(manager, "ehcache (supplied manager)", region -> tiers.pools()), () -> {});
  }

  /** Returns the file's manager without its caches, which are created as regions are opened. */
  private static Manager configured(String config, Tiers tiers) {
    ConfigFile file = ConfigFile.read(config);
    return new Manager(
        file.newManager(),
        "ehcache (" + config + ")",
        region -> file.tiers(region).orElseGet(tiers::pools));
  }

  private static Storage inMemory(StorageAddress address, Tiers tiers) {
    String name = "ehcache:" + address.location();
    boolean limitedByDefault =
        tiers.offHeap() == 0 && address.options().get(EhcacheOptions.HEAP).isEmpty();
    Manager manager =
        new Manager(
                CacheManagerBuilder.newCacheManagerBuilder().build(),
                name,
                region -> {
                  if (limitedByDefault) {
                    DefaultLimit.log(name, region);
                  }
                  return tiers.pools();
                })
            .started();
    return new EhcacheStorage(manager, manager::close);
  }

  private static Storage onDisk(StorageAddress address, Tiers tiers) {
    Path directory = LocalPath.ofThisMachine().resolve(address.location(), address.options());
    String name = "ehcache:" + directory;
    return shared(
        name,
        tiers,
        () ->
            manager(
                name,
                CacheManagerBuilder.newCacheManagerBuilder()
                    .using(new DefaultPersistenceConfiguration(directory.toFile())),
                tiers));
  }

  private static Manager manager(
      String name, CacheManagerBuilder<CacheManager> builder, Tiers tiers) {
    return new Manager(builder.build(), name, region -> tiers.pools());
  }

  private static Storage shared(String name, Tiers tiers, Supplier<Manager> opener) {
    Manager manager = SharedManagers.acquire(name, tiers, () -> opener.get().started());
    return new EhcacheStorage(manager, () -> SharedManagers.release(name));
  }
}
