package org.jcachehttp.tck.servers;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.dynamodb.DynamoDbStorageFactory;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.servers.LocalServer;
import org.jcachehttp.storage.StorageFactory;

/** What {@code DynamoDbCachingProvider} is, on a server of the test's own. */
public final class DynamodbTckProvider extends StorageCachingProvider {

  private static final LocalServer SERVER = LocalServer.of("dynamodb");

  /** Used by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public DynamodbTckProvider() {
    super("dynamodb");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new OnOwnServer(new DynamoDbStorageFactory(), SERVER));
  }
}
