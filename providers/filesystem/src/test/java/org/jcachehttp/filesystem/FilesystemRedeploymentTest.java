package org.jcachehttp.filesystem;

import java.net.URI;
import java.nio.file.Path;
import org.jcachehttp.testkit.redeployment.RedeploymentContract;
import org.junit.jupiter.api.io.TempDir;

class FilesystemRedeploymentTest extends RedeploymentContract {

  @TempDir Path directory;

  @Override
  public URI uri() {
    return URI.create("filesystem:" + directory.resolve("deployed").toUri().getRawPath());
  }
}
