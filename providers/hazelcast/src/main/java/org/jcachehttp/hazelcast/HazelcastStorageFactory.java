package org.jcachehttp.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.internal.ProgramEnd;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/**
 * Opens {@code hazelcast:NAME} and {@code hazelcast://host:5701,host/NAME}: entries in the maps of
 * a cluster that this JVM joins as a member.
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
  public boolean supportsNearCache() {
    return false;
  }

  @Override
  public Storage open(StorageAddress address) {
    Options options = address.options();
    HazelcastAddress parsed = HazelcastAddress.parse(address);
    Cluster cluster =
        options
            .get(HazelcastOptions.INSTANCE)
            .map(given -> given(given, parsed, options))
            .orElseGet(
                () ->
                    started(
                        MemberFactory.start(parsed, options),
                        parsed,
                        OperationLimit.ofMember(),
                        HazelcastStorageFactory::isOfMember));
    return storage(cluster, parsed);
  }

  /** Returns whether a thread belongs to the instance of that name. */
  static boolean isOfMember(String instance, Thread thread) {
    return thread.getName().startsWith("hz." + instance + ".");
  }

  /**
   * Returns a cluster whose instance is shut down with the storage, or at the program's end.
   *
   * @param ownThreads whether a thread belongs to the instance of that name
   */
  static Cluster started(
      HazelcastInstance instance,
      HazelcastAddress parsed,
      OperationLimit limit,
      BiPredicate<String, Thread> ownThreads) {
    Runnable forget =
        ProgramEnd.close(thread -> ownThreads.test(instance.getName(), thread), instance::shutdown);
    return new Cluster(
        instance,
        parsed.description(),
        limit,
        closed -> {
          forget.run();
          closed.shutdown();
        });
  }

  static Storage storage(Cluster cluster, HazelcastAddress parsed) {
    return new HazelcastStorage(cluster, MapNames.of(parsed.name()), InstantSource.system());
  }

  private static Cluster given(
      HazelcastInstance instance, HazelcastAddress parsed, Options options) {
    if (!parsed.members().isEmpty() || !options.driver().isEmpty()) {
      throw new IllegalArgumentException(
          "members and driver options have no effect with a given 'instance': use the URI hazelcast:"
              + parsed.name());
    }
    Consumer<HazelcastInstance> leaveRunning = unused -> {};
    return new Cluster(
        instance,
        parsed.description() + " (the given instance)",
        OperationLimit.ofMember(),
        leaveRunning);
  }
}
