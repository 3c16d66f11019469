package org.jcachehttp.filesystem;

import java.net.URI;
import java.nio.file.Path;
import org.jcachehttp.testkit.processes.ProcessesContract;
import org.junit.jupiter.api.io.TempDir;

class FilesystemProcessesTest extends ProcessesContract {

  @TempDir Path directory;

  @Override
  public URI uri() {
    return URI.create("filesystem:" + directory.resolve("shared").toUri().getRawPath());
  }
}
