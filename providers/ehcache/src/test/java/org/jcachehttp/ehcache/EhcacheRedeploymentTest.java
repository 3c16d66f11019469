package org.jcachehttp.ehcache;

import java.net.URI;
import org.jcachehttp.testkit.redeployment.RedeploymentContract;

class EhcacheRedeploymentTest extends RedeploymentContract {

  @Override
  public URI uri() {
    return URI.create("ehcache:deployed");
  }
}
