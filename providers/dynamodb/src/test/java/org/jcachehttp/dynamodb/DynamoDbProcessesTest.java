package org.jcachehttp.dynamodb;

import java.net.URI;
import org.jcachehttp.testkit.processes.ProcessesContract;

class DynamoDbProcessesTest extends ProcessesContract {

  private final String table = Opening.newTable();

  @Override
  public URI uri() {
    return URI.create(DynamoDbServer.shared().uri(table) + "&operation-timeout=30s");
  }
}
