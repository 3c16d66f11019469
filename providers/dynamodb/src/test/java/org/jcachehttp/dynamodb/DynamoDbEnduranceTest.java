package org.jcachehttp.dynamodb;

import java.net.URI;
import org.jcachehttp.testkit.processes.EnduranceContract;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "jcachehttp.kill-rounds",
    matches = ".+",
    disabledReason = "takes minutes against a server: -Pthorough runs it")
class DynamoDbEnduranceTest extends EnduranceContract {

  private final String table = Opening.newTable();

  @Override
  public URI uri() {
    return Opening.SERVER.uriWithLongTimeouts(table);
  }
}
