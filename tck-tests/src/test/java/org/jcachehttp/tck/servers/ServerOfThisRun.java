package org.jcachehttp.tck.servers;

import static java.util.Objects.requireNonNull;

import org.junit.runner.notification.RunListener;

/**
 * Starts the server that a run of the TCK needs, before its first test: in the property {@code
 * tck.uri}, which the run's {@code cache.xml} names, {@code REDIS} and {@code MONGODB} stand for
 * where it is.
 */
public final class ServerOfThisRun extends RunListener {

  private static final String PROPERTY = "tck.uri";

  /** Used by Surefire, when the forked JVM begins. */
  public ServerOfThisRun() {
    String uri =
        requireNonNull(System.getProperty(PROPERTY), "a run of the TCK has a -D" + PROPERTY);
    System.setProperty(PROPERTY, withServer(uri));
  }

  private static String withServer(String uri) {
    if (uri.contains("REDIS")) {
      return uri.replace("REDIS", RedisOfThisRun.host());
    }
    return uri.contains("MONGODB") ? uri.replace("MONGODB", MongodbServer.host()) : uri;
  }
}
