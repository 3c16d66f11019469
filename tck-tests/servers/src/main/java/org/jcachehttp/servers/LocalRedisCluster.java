package org.jcachehttp.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.jcachehttp.servers.RedisNode.HOST;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.commands.ProtocolCommand;

/** A Redis Cluster of three masters with a replica each. */
public final class LocalRedisCluster implements ReplicatedRedis {

  private static final int MASTERS = 3;
  private static final int SLOTS = 16_384;

  /** A third of the default, and longer than most pauses of a busy machine. */
  private static final int NODE_TIMEOUT_MILLIS = 5_000;

  private static final ProtocolCommand CLUSTER = () -> "CLUSTER".getBytes(US_ASCII);

  private final List<RedisNode> nodes;
  private RedisNode killed;

  private LocalRedisCluster(List<RedisNode> nodes) {
    this.nodes = nodes;
    this.killed = nodes.get(0);
  }

  /**
   * Starts an empty cluster.
   *
   * @return the running cluster, all of whose nodes know each other
   */
  public static LocalRedisCluster start() {
    List<RedisNode> nodes = new ArrayList<>();
    RedisNode.freePorts(2 * MASTERS).forEach(port -> nodes.add(node(port)));
    LocalRedisCluster cluster = new LocalRedisCluster(List.copyOf(nodes));
    try {
      cluster.form();
      return cluster;
    } catch (RuntimeException failure) {
      cluster.close();
      throw failure;
    }
  }

  private static RedisNode node(int port) {
    return RedisNode.server(
        port,
        "cluster-enabled yes",
        "cluster-config-file cluster.conf",
        "cluster-node-timeout " + NODE_TIMEOUT_MILLIS,
        "repl-diskless-sync yes",
        "repl-diskless-sync-delay 0",
        "save \"\"");
  }

  private void form() {
    for (int number = 0; number < nodes.size(); number++) {
      introduce(nodes.get(number), number + 1);
    }
    nodes.forEach(node -> node.await(client -> knownNodes(client) == nodes.size()));
    IntStream.range(0, MASTERS).forEach(this::shard);
    nodes.forEach(node -> node.await(client -> has(client.clusterInfo(), "cluster_state:ok")));
    nodes.subList(MASTERS, nodes.size()).forEach(node -> node.await(LocalRedisCluster::isInSync));
  }

  /** Lets the first node meet another one. With equal epochs, nodes would have to agree on them. */
  private void introduce(RedisNode node, int epoch) {
    node.await(client -> client.ping().equals("PONG"));
    var unused = node.ask(client -> setEpoch(client, epoch));
    if (epoch > 1) {
      nodes.get(0).await(client -> client.clusterMeet(HOST, node.port()).equals("OK"));
    }
  }

  private static Object setEpoch(Jedis client, int epoch) {
    return client.sendCommand(CLUSTER, "SET-CONFIG-EPOCH", Integer.toString(epoch));
  }

  private static long knownNodes(Jedis client) {
    return client.clusterNodes().lines().filter(line -> !line.contains("handshake")).count();
  }

  /** Gives a third of the slots to a master, and the master to its replica. */
  private void shard(int number) {
    int from = SLOTS * number / MASTERS;
    int to = SLOTS * (number + 1) / MASTERS;
    RedisNode master = nodes.get(number);
    master.await(
        client -> client.clusterAddSlots(IntStream.range(from, to).toArray()).equals("OK"));
    String id = master.ask(Jedis::clusterMyId);
    nodes.get(MASTERS + number).await(client -> client.clusterReplicate(id).equals("OK"));
  }

  private static boolean isInSync(Jedis client) {
    return has(client.info("replication"), "role:slave")
        && has(client.info("replication"), "master_link_status:up");
  }

  private static boolean has(String lines, String line) {
    return lines.lines().anyMatch(line::equals);
  }

  /** {@return the location part of a URI, with all nodes} */
  public String location() {
    return nodes.stream().map(RedisNode::address).collect(Collectors.joining(",", "//", ""));
  }

  @Override
  public URI uri(String name) {
    return URI.create("redis-cluster:" + location() + "?key-prefix=" + name);
  }

  @Override
  public void killMaster() {
    killed = nodes.stream().filter(LocalRedisCluster::isMaster).findFirst().orElseThrow();
    killed.kill();
  }

  private static boolean isMaster(RedisNode node) {
    return node.is(client -> has(client.info("replication"), "role:master"));
  }

  @Override
  public void awaitFailover() {
    for (RedisNode node : nodes) {
      if (node.isRunning()) {
        node.await(this::isWhole);
      }
    }
  }

  /** Returns whether a node knows three masters other than the killed one. */
  private boolean isWhole(Jedis client) {
    return has(client.clusterInfo(), "cluster_state:ok")
        && client
                .clusterNodes()
                .lines()
                .filter(line -> line.contains("master") && !line.contains("fail"))
                .filter(line -> !line.contains(killed.address() + "@"))
                .count()
            == MASTERS;
  }

  @Override
  public void restartAsReplica() {
    killed.restart();
    killed.await(LocalRedisCluster::isInSync);
  }

  @Override
  public void close() {
    nodes.forEach(RedisNode::kill);
  }
}
