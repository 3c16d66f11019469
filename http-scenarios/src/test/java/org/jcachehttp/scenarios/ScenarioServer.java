package org.jcachehttp.scenarios;

import java.util.Optional;
import org.jcachehttp.servers.LocalServer;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts the server with the scheme in the system property {@code scenario.server}, and sets {@code
 * scenario.uri} to a URI of it. The server ends with this JVM.
 */
public final class ScenarioServer implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Optional.ofNullable(System.getProperty("scenario.server"))
        .map(scheme -> LocalServer.of(scheme).uri("scenarios"))
        .ifPresent(uri -> System.setProperty("scenario.uri", uri.toString()));
  }
}
