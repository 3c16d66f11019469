package org.jcachehttp.dynamodb;

import java.net.URI;
import java.util.UUID;
import org.jcachehttp.testkit.processes.SharingContract;

/** Processes that share a table. */
class DynamoDbSharingTest extends SharingContract {

  private static final int ENOUGH = 2;
  private static final String TABLE = Opening.newTable();

  private final String namespace = UUID.randomUUID().toString();

  @Override
  public URI uri() {
    return URI.create(Opening.SERVER.uriWithLongTimeouts(TABLE) + "&namespace=" + namespace);
  }

  @Override
  public int rounds() {
    return ENOUGH;
  }
}
