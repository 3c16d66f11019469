package org.jcachehttp.memory;

import java.net.URI;
import org.jcachehttp.testkit.redeployment.RedeploymentContract;

class MemoryRedeploymentTest extends RedeploymentContract {

  @Override
  public URI uri() {
    return URI.create("memory:deployed");
  }
}
