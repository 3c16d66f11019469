package org.jcachehttp.hazelcast;

import com.hazelcast.client.impl.clientside.HazelcastClientInstanceImpl;
import com.hazelcast.client.impl.clientside.HazelcastClientProxy;
import com.hazelcast.client.impl.connection.ClientConnection;
import com.hazelcast.core.HazelcastInstance;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections of a client to members. */
final class ClientConnections {

  private static final Logger LOG = LoggerFactory.getLogger(ClientConnections.class);

  private ClientConnections() {}

  /**
   * Closes the connections, which the client then opens again. Hazelcast's own check replaces only
   * connections on which nothing arrives; a connection that carries bytes which are no messages
   * would stay. The public API has no way to do this.
   */
  static void replace(HazelcastInstance instance, String description) {
    if (instance instanceof HazelcastClientProxy proxy) {
      @Nullable HazelcastClientInstanceImpl client = proxy.client;
      if (client != null) {
        LOG.warn("{}: no operation succeeds, connections are replaced", description);
        for (ClientConnection connection : client.getConnectionManager().getActiveConnections()) {
          connection.close("no operation succeeds", null);
        }
      }
    }
  }
}
