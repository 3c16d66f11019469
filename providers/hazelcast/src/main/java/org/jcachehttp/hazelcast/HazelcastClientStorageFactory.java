package org.jcachehttp.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/**
 * Opens {@code hazelcast-client://host:5701,host/NAME}: entries in the maps of a cluster to which
 * this JVM connects as a client. Members need no classes of this library.
 */
public final class HazelcastClientStorageFactory implements StorageFactory {

  @Override
  public List<String> schemes() {
    return List.of("hazelcast-client");
  }

  @Override
  public List<Option<?>> options() {
    return HazelcastOptions.CLIENT_OPTIONS;
  }

  @Override
  public Storage open(StorageAddress address) {
    HazelcastAddress parsed = HazelcastAddress.parse(address);
    Options options = address.options();
    ClientConnection connection =
        new ClientConnection(options.get(HazelcastOptions.CONNECT_TIMEOUT));
    HazelcastInstance client = ClientFactory.start(parsed, options, connection);
    OperationLimit limit =
        ClientOperationLimit.of(
            options.get(HazelcastOptions.RESPONSE_TIMEOUT),
            connection,
            () -> ClientConnections.replace(client, parsed.description()));
    return HazelcastStorageFactory.storage(
        HazelcastStorageFactory.started(
            client, parsed, limit, HazelcastClientStorageFactory::isOfClient),
        parsed);
  }

  /** A client names some of its threads as a member does, and the others without {@code hz.}. */
  private static boolean isOfClient(String instance, Thread thread) {
    return HazelcastStorageFactory.isOfMember(instance, thread)
        || thread.getName().startsWith(instance + ".");
  }
}
