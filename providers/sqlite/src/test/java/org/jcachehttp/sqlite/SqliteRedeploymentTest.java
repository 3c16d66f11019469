package org.jcachehttp.sqlite;

import java.net.URI;
import java.nio.file.Path;
import org.jcachehttp.testkit.redeployment.RedeploymentContract;
import org.junit.jupiter.api.io.TempDir;

class SqliteRedeploymentTest extends RedeploymentContract {

  @TempDir Path directory;

  @Override
  public URI uri() {
    return URI.create("sqlite:" + directory.resolve("deployed").toUri().getRawPath());
  }
}
