package org.jcachehttp.tck.servers;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jcachehttp.mongodb.MongodbStorageFactory;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/** A MongoDB server on a free port of this machine, which ends with this JVM. */
public final class MongodbServer {

  private static final String HOST = start();

  /** A machine that runs several builds at once is no outage. */
  private static final String PATIENCE = "30s";

  private MongodbServer() {}

  private static String start() {
    MongoServer server = new MongoServer(new MemoryBackend());
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    return "127.0.0.1:" + server.bind().getPort();
  }

  /** The URI of a database there. */
  public static String uri(String scheme, String database) {
    return scheme + "://" + HOST + "/" + database + "?operation-timeout=" + PATIENCE;
  }

  /** The backend that opens every address there: the TCK knows of no address but the default. */
  static Collection<StorageFactory> factories() {
    return List.of(new Here(new MongodbStorageFactory()));
  }

  private record Here(StorageFactory factory) implements StorageFactory {

    @Override
    public List<String> schemes() {
      return factory.schemes();
    }

    @Override
    public List<Option<?>> options() {
      return factory.options();
    }

    @Override
    public Storage open(StorageAddress address) {
      Options options = Options.of(options(), Map.of("operation-timeout", PATIENCE));
      return factory.open(
          new StorageAddress(address.scheme(), "//" + HOST + "/" + address.location(), options));
    }
  }
}
