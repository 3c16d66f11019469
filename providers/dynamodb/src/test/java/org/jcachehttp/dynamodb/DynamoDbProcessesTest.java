package org.jcachehttp.dynamodb;

import java.net.URI;
import org.jcachehttp.testkit.processes.ProcessesContract;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "jcachehttp.kill-rounds",
    matches = ".+",
    disabledReason = "takes minutes against a server: -Pthorough runs it")
class DynamoDbProcessesTest extends ProcessesContract {

  private final String table = Opening.newTable();

  @Override
  public URI uri() {
    return URI.create(DynamoDbServer.shared().uri(table) + "&operation-timeout=30s");
  }
}
