package org.jcachehttp.hazelcast;

import com.hazelcast.client.impl.clientside.HazelcastClientInstanceImpl;
import com.hazelcast.client.impl.clientside.HazelcastClientProxy;
import com.hazelcast.client.impl.connection.ClientConnection;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections of a client to members. */
final class ClientConnections {

  private static final Logger LOG = LoggerFactory.getLogger(ClientConnections.class);

  private ClientConnections() {}

  /**
   * Returns the connection to each member of the cluster, which a new one does not equal; empty if
   * a member has none, or if the instance is no client. The public API reports only the loss of the
   * last connection.
   */
  static Optional<Map<UUID, Object>> toAllMembers(HazelcastInstance instance) {
    @Nullable HazelcastClientInstanceImpl client =
        instance instanceof HazelcastClientProxy proxy ? proxy.client : null;
    if (client == null) {
      return Optional.empty();
    }
    Map<UUID, Object> connections = new HashMap<>();
    for (Member member : client.getClientClusterService().getMemberList()) {
      @Nullable ClientConnection connection =
          client.getConnectionManager().getActiveConnection(member.getUuid());
      if (connection == null || !connection.isAlive()) {
        return Optional.empty();
      }
      connections.put(member.getUuid(), connection);
    }
    return connections.isEmpty() ? Optional.empty() : Optional.of(connections);
  }

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
