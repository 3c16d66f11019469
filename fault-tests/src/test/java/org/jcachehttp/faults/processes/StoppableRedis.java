package org.jcachehttp.faults.processes;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import org.jcachehttp.servers.LocalRedis;

/**
 * A Redis server that can be stopped by a signal.
 *
 * @param server the server
 * @param process its process
 */
record StoppableRedis(LocalRedis server, ProcessHandle process) implements AutoCloseable {

  /** Starts a server, whose process is the new child of this one. */
  static StoppableRedis start() {
    Set<ProcessHandle> before = children();
    LocalRedis server = LocalRedis.start();
    Set<ProcessHandle> added = children();
    added.removeAll(before);
    return new StoppableRedis(server, added.iterator().next());
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toSet());
  }

  URI uri() {
    return server.uri("stopped");
  }

  void suspend() throws IOException, InterruptedException {
    signal("-STOP");
  }

  void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String option) throws IOException, InterruptedException {
    int exit = new ProcessBuilder("kill", option, Long.toString(process.pid())).start().waitFor();
    if (exit != 0) {
      throw new IOException("no signal " + option + " to " + process.info());
    }
  }

  /** A stopped process ends only if it is killed. */
  @Override
  public void close() {
    process.destroyForcibly();
    server.close();
  }
}
