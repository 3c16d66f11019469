package org.jcachehttp.tck.servers;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.hazelcast.HazelcastStorageFactory;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/**
 * The Hazelcast provider on a member that this JVM starts once, where otherwise every manager would
 * start one of its own.
 */
public final class HazelcastTckProvider extends StorageCachingProvider {

  /** Used by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public HazelcastTckProvider() {
    super("hazelcast");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new OnOneMember());
  }

  private static final class OnOneMember implements StorageFactory {

    private final StorageFactory hazelcast = new HazelcastStorageFactory();

    @Override
    public List<String> schemes() {
      return hazelcast.schemes();
    }

    @Override
    public List<Option<?>> options() {
      return hazelcast.options();
    }

    @Override
    public Storage open(StorageAddress address) {
      Options options = Options.of(hazelcast.options(), Map.of("instance", MemberOfThisRun.MEMBER));
      return hazelcast.open(new StorageAddress(address.scheme(), address.location(), options));
    }
  }

  private static final class MemberOfThisRun {

    static final HazelcastInstance MEMBER = Hazelcast.newHazelcastInstance(alone());

    private static Config alone() {
      Config config = new Config();
      config.setProperty("hazelcast.phone.home.enabled", "false");
      config.setProperty("hazelcast.logging.type", "none");
      config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
      config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
      config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
      return config;
    }
  }
}
