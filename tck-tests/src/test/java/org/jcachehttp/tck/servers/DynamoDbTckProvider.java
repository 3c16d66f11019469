package org.jcachehttp.tck.servers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jcachehttp.dynamodb.DynamoDbStorageFactory;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * The DynamoDB provider, whose {@code dynamodb:NAME} is the namespace NAME on a server that this JVM
 * starts, where otherwise it would be a table in an AWS region.
 */
public final class DynamoDbTckProvider extends StorageCachingProvider {

  /** Used by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public DynamoDbTckProvider() {
    super("dynamodb");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new OnOwnServer());
  }

  private static final class OnOwnServer implements StorageFactory {

    private final DynamoDbStorageFactory dynamoDb = new DynamoDbStorageFactory();

    @Override
    public List<String> schemes() {
      return List.of("dynamodb");
    }

    @Override
    public List<Option<?>> options() {
      return dynamoDb.options();
    }

    @Override
    public Storage open(StorageAddress address) {
      Map<String, ?> given =
          Map.of(
              "namespace", address.location(),
              "endpoint", DynamoDbOfThisRun.endpoint(),
              "region", "eu-west-1",
              "credentials",
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")),
              "ttl", "false",
              "operation-timeout", "30s");
      return dynamoDb.open(
          new StorageAddress("dynamodb", "", Options.of(dynamoDb.options(), given)));
    }
  }
}
