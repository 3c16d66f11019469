package org.jcachehttp.hazelcast;

import java.net.URI;
import org.jcachehttp.testkit.redeployment.RedeploymentContract;

class HazelcastRedeploymentTest extends RedeploymentContract {

  private final String name = Members.newName();

  @Override
  public URI uri() {
    return Members.shared().clientUri(name);
  }
}
