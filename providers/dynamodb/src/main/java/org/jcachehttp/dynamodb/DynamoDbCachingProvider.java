package org.jcachehttp.dynamodb;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache in a DynamoDB table, for applications that select a provider by its class name. */
public final class DynamoDbCachingProvider extends StorageCachingProvider {

  /** Constructor for {@link javax.cache.Caching#getCachingProvider(String)}. */
  public DynamoDbCachingProvider() {
    super("dynamodb");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new DynamoDbStorageFactory());
  }
}
