package org.jcachehttp.redis;

import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.ThreadPerTaskExecutor;
import java.util.concurrent.Executors;
import org.jcachehttp.storage.internal.ProgramEnd;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** The threads of a client, which do not keep the JVM running when the program has ended. */
final class ClientThreads {

  private static final boolean DAEMON = true;

  /** Redisson has no setting for this thread, which is no daemon. */
  private static final String TIMER = "redisson-timer-";

  private ClientThreads() {}

  /** Gives a client that will be created daemons for its connections and callbacks. */
  static void ofDaemons(Config config) {
    config.setNettyExecutor(
        new ThreadPerTaskExecutor(new DefaultThreadFactory("redisson-netty", DAEMON)));
    config.setExecutor(
        Executors.newFixedThreadPool(
            config.getThreads(), new DefaultThreadFactory("redisson", DAEMON)));
  }

  /**
   * Shuts a client down at the end of the program, if it is still running then.
   *
   * @return forgets the client
   */
  static Runnable endWithProgram(RedissonClient client) {
    return ProgramEnd.close(thread -> thread.getName().startsWith(TIMER), client::shutdown);
  }

  /** Ends the callback threads of a client that was shut down: Redisson leaves a given executor. */
  static void end(Config config) {
    config.getExecutor().shutdown();
  }
}
