package org.jcachehttp.redisson;

import java.net.URI;
import org.jcachehttp.testkit.processes.ProcessesContract;

class RedisProcessesTest extends ProcessesContract {

  private final URI uri =
      URI.create(
          ("redis:" + RedisProcess.shared().location() + "?key-prefix=" + RedisProcess.newPrefix())
              + ("&connect-timeout=" + Opening.PATIENCE)
              + ("&response-timeout=" + Opening.PATIENCE));

  @Override
  public URI uri() {
    return uri;
  }
}
