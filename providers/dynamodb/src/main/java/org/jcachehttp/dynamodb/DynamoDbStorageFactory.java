package org.jcachehttp.dynamodb;

import java.util.List;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/**
 * Opens {@code dynamodb://TABLE}: entries in a DynamoDB table, which is checked and created in the
 * background.
 */
public final class DynamoDbStorageFactory implements StorageFactory {

  @Override
  public List<String> schemes() {
    return List.of("dynamodb");
  }

  @Override
  public List<Option<?>> options() {
    return DynamoDbOptions.ALL;
  }

  @Override
  public Storage open(StorageAddress address) {
    Options options = address.options();
    KeyNames names =
        new KeyNames(
            options.get(DynamoDbOptions.PARTITION_KEY), options.get(DynamoDbOptions.SORT_KEY));
    String table = tableIn(address.location());
    return new DynamoDbStorage(
        new Table(table, names, Connection.open(options), options).beginOpening(), options);
  }

  /** Amazon DynamoDB Developer Guide, "Naming rules". */
  private static String tableIn(String location) {
    String name = location.replaceFirst("^//", "").replaceFirst("/$", "");
    if (name.isEmpty()) {
      return Defaults.NAME;
    }
    if (!name.matches("[A-Za-z0-9_.-]{3,255}")) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is not a table name: 3 to 255 letters, digits, '_', '-' or '.'; use the option"
              + " 'endpoint' for the address of a server");
    }
    return name;
  }
}
