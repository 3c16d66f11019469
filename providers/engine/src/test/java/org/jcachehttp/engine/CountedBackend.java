package org.jcachehttp.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.StorageLocation;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/** A backend that records what it opens. {@code memory} is in this process, {@code fails} fails. */
public final class CountedBackend implements StorageFactory {

  static final List<CountedStorage> OPENED = new CopyOnWriteArrayList<>();

  /** The timeouts that regions were opened with. */
  static final Map<String, Duration> TIMEOUTS = new ConcurrentHashMap<>();

  private static final List<String> ATTEMPTS = new CopyOnWriteArrayList<>();

  /** A client of a driver that compares clients by their names. */
  record Client(String name) {}

  static StorageAddress address(String location) {
    return new StorageAddress(
        "counted", location, Options.of(new CountedBackend().options(), Map.of()));
  }

  static long attempts(String location) {
    return ATTEMPTS.stream().filter(location::equals).count();
  }

  @Override
  public List<String> schemes() {
    return List.of("counted");
  }

  @Override
  public List<Option<?>> options() {
    return List.of(
        Option.count("size", 7, "a size"), Option.instance("client", Client.class, "a client"));
  }

  @Override
  public Storage open(StorageAddress address) {
    ATTEMPTS.add(address.location());
    if (address.location().equals("fails")) {
      throw new StorageException("connection refused");
    }
    CountedStorage storage = new CountedStorage(address.location());
    OPENED.add(storage);
    return storage;
  }

  /** A map with the location that its address names. */
  static final class CountedStorage implements ByteStorage {

    private final String location;
    private final MapStorage entries = new MapStorage();
    private final AtomicBoolean closed = new AtomicBoolean();

    private CountedStorage(String location) {
      this.location = location;
    }

    boolean isClosed() {
      return closed.get();
    }

    @Override
    public Region<String, byte[]> open(String region) {
      return entries.open(region);
    }

    @Override
    public Region<String, byte[]> open(String region, Duration operationTimeout) {
      TIMEOUTS.put(region, operationTimeout);
      return open(region);
    }

    @Override
    public String description() {
      return "counted:" + location;
    }

    @Override
    public void ping() {
      if (location.equals("refuses")) {
        throw new StorageConfigurationException("login failed");
      }
    }

    @Override
    public StorageLocation location() {
      return location.equals("memory")
          ? new StorageLocation.InProcess()
          : new StorageLocation.Remote();
    }

    @Override
    public void destroy(String region) {
      entries.destroy(region);
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }
}
