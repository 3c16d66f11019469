package org.jcachehttp.scenarios;

import java.util.Optional;
import org.jcachehttp.servers.LocalServer;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts the server that the system property {@code scenario.server} names by its scheme, and has
 * {@code scenario.uri} name a place there. It ends with this JVM.
 */
public final class ServerOfThisRun implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Optional.ofNullable(System.getProperty("scenario.server"))
        .map(scheme -> LocalServer.of(scheme).uriWithLongTimeouts("scenarios"))
        .ifPresent(uri -> System.setProperty("scenario.uri", uri.toString()));
  }
}
