package org.jcachehttp.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/**
 * Opens {@code hazelcast:NAME} and {@code hazelcast://host:5701,host/NAME}: entries in maps of a
 * cluster of which this JVM is a member.
 */
public final class HazelcastStorageFactory implements StorageFactory {

  @Override
  public List<String> schemes() {
    return List.of("hazelcast");
  }

  @Override
  public List<Option<?>> options() {
    return HazelcastOptions.MEMBER_OPTIONS;
  }

  @Override
  public Storage open(StorageAddress address) {
    Options options = address.options();
    HazelcastAddress place = HazelcastAddress.parse(address);
    Cluster cluster =
        options
            .get(HazelcastOptions.INSTANCE)
            .map(given -> given(given, place, options))
            .orElseGet(() -> started(MemberFactory.start(place, options), place));
    return storage(cluster, place);
  }

  /** A cluster that is left when the storage is closed. */
  static Cluster started(HazelcastInstance instance, HazelcastAddress place) {
    return new Cluster(instance, place.description(), HazelcastInstance::shutdown);
  }

  static Storage storage(Cluster cluster, HazelcastAddress place) {
    return new HazelcastStorage(cluster, MapNames.of(place.name()), InstantSource.system());
  }

  private static Cluster given(
      HazelcastInstance instance, HazelcastAddress place, Options options) {
    if (!place.members().isEmpty() || !options.driver().isEmpty()) {
      throw new IllegalArgumentException(
          "an 'instance' is given, which knows its members and properties: write hazelcast:"
              + place.name());
    }
    Consumer<HazelcastInstance> leaveRunning = theirs -> {};
    return new Cluster(instance, place.description() + " (the given instance)", leaveRunning);
  }
}
