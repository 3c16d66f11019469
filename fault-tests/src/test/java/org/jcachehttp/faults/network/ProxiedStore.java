package org.jcachehttp.faults.network;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.servers.LocalHazelcast;
import org.jcachehttp.servers.LocalServer;
import org.jcachehttp.testkit.network.NetworkFault;
import org.jcachehttp.testkit.network.TcpProxy;

/**
 * A server and a network in front of it.
 *
 * @param store the store
 * @param server its server, which never stops
 * @param network the proxy through which all clients connect
 */
record ProxiedStore(RemoteStore store, LocalServer server, TcpProxy network)
    implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile(":(\\d{4,5})\\b");
  private static final int BREAKER_FAILURES = 5;

  static ProxiedStore start(RemoteStore store) throws IOException {
    if (store == RemoteStore.HAZELCAST) {
      int port = LocalServer.freePort();
      TcpProxy network = TcpProxy.to(port);
      return new ProxiedStore(store, LocalHazelcast.behind(port, network.port()), network);
    }
    LocalServer server = LocalServer.of(store.scheme());
    Matcher port = PORT.matcher(server.uri("any").toString());
    if (!port.find()) {
      throw new AssertionError("no port in " + server.uri("any"));
    }
    return new ProxiedStore(store, server, TcpProxy.to(Integer.parseInt(port.group(1))));
  }

  /** Opens a cache on a database, table or prefix. */
  HttpCache open(String name) {
    Duration delay = Form.span(Duration.ofMillis(200), Duration.ofSeconds(2));
    return HttpCache.builder()
        .store(StoreSettings.defaults().withBreaker(BREAKER_FAILURES, delay))
        .open(network.through(server.uri(name)) + store.options());
  }

  void inject(NetworkFault fault) {
    network.inject(fault);
  }

  @Override
  public void close() throws IOException {
    network.close();
    server.close();
  }
}
