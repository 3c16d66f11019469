package org.jcachehttp.dynamodb;

import java.net.URI;
import java.util.UUID;
import org.jcachehttp.testkit.redeployment.RedeploymentContract;

class DynamoDbRedeploymentTest extends RedeploymentContract {

  private static final String TABLE = Opening.newTable();

  private final String namespace = UUID.randomUUID().toString();

  @Override
  public URI uri() {
    return URI.create(Opening.SERVER.uriWithLongTimeouts(TABLE) + "&namespace=" + namespace);
  }
}
