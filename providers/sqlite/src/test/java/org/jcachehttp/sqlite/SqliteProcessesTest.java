package org.jcachehttp.sqlite;

import java.net.URI;
import java.nio.file.Path;
import org.jcachehttp.testkit.processes.ProcessesContract;
import org.junit.jupiter.api.io.TempDir;

class SqliteProcessesTest extends ProcessesContract {

  @TempDir Path directory;

  @Override
  public URI uri() {
    return URI.create("sqlite:" + directory.resolve("shared").toUri().getRawPath());
  }
}
