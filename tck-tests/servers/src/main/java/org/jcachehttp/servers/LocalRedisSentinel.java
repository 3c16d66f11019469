package org.jcachehttp.servers;

import static org.jcachehttp.servers.RedisNode.HOST;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;

/** A Redis server with two replicas, and three Sentinels that monitor it as {@code mymaster}. */
public final class LocalRedisSentinel implements ReplicatedRedis {

  private static final String MASTER = "mymaster";
  private static final int SERVERS = 3;
  private static final int SENTINELS = 3;

  /** Two of three Sentinels decide. */
  private static final int QUORUM = 2;

  /** A sixth of the default, and longer than most pauses of a busy machine. */
  private static final int DOWN_MILLIS = 5_000;

  private static final int FAILOVER_MILLIS = 20_000;

  private final List<RedisNode> servers;
  private final List<RedisNode> sentinels;
  private RedisNode killed;

  private LocalRedisSentinel(List<RedisNode> servers, List<RedisNode> sentinels) {
    this.servers = servers;
    this.sentinels = sentinels;
    this.killed = servers.get(0);
  }

  /**
   * Starts empty servers and their Sentinels.
   *
   * @return the running servers, which the Sentinels know
   */
  public static LocalRedisSentinel start() {
    List<Integer> ports = RedisNode.freePorts(SERVERS + SENTINELS);
    int master = ports.get(0);
    List<RedisNode> servers = new ArrayList<>();
    List<RedisNode> sentinels = new ArrayList<>();
    for (int port : ports.subList(0, SERVERS)) {
      servers.add(port == master ? server(port) : replica(port, master));
    }
    for (int port : ports.subList(SERVERS, ports.size())) {
      sentinels.add(sentinel(port, master));
    }
    LocalRedisSentinel started = new LocalRedisSentinel(servers, sentinels);
    try {
      started.awaitReady();
      return started;
    } catch (RuntimeException failure) {
      started.close();
      throw failure;
    }
  }

  private static RedisNode server(int port) {
    return RedisNode.server(
        port, "repl-diskless-sync yes", "repl-diskless-sync-delay 0", "save \"\"");
  }

  private static RedisNode replica(int port, int master) {
    return RedisNode.server(
        port,
        "replicaof " + HOST + " " + master,
        "repl-diskless-sync yes",
        "repl-diskless-sync-delay 0",
        "save \"\"");
  }

  private static RedisNode sentinel(int port, int master) {
    return RedisNode.sentinel(
        port,
        "sentinel monitor %s %s %d %d".formatted(MASTER, HOST, master, QUORUM),
        "sentinel down-after-milliseconds " + MASTER + " " + DOWN_MILLIS,
        "sentinel failover-timeout " + MASTER + " " + FAILOVER_MILLIS);
  }

  private void awaitReady() {
    for (RedisNode replica : servers.subList(1, SERVERS)) {
      replica.await(client -> isReplicaOf(client, killed.port()));
    }
    for (RedisNode sentinel : sentinels) {
      sentinel.await(
          client ->
              client.sentinelSlaves(MASTER).size() == SERVERS - 1
                  && has(client, "num-other-sentinels", Integer.toString(SENTINELS - 1)));
    }
  }

  private static boolean has(Jedis sentinel, String field, String value) {
    return sentinel.sentinelMasters().stream().anyMatch(master -> value.equals(master.get(field)));
  }

  private static boolean isReplicaOf(Jedis client, int port) {
    List<String> lines = client.info("replication").lines().toList();
    return lines.containsAll(List.of("role:slave", "master_port:" + port, "master_link_status:up"));
  }

  /** {@return the location part of a URI, with all Sentinels} */
  public String location() {
    return sentinels.stream().map(RedisNode::address).collect(Collectors.joining(",", "//", ""));
  }

  @Override
  public URI uri(String name) {
    return URI.create("redis-sentinel:" + location() + "/0?key-prefix=" + name);
  }

  @Override
  public void killMaster() {
    int port = masterOf(sentinels.get(0));
    killed = servers.stream().filter(server -> server.port() == port).findFirst().orElseThrow();
    killed.kill();
  }

  private static int masterOf(RedisNode sentinel) {
    return sentinel.ask(
        client -> Integer.valueOf(client.sentinelGetMasterAddrByName(MASTER).get(1)));
  }

  @Override
  public void awaitFailover() {
    for (RedisNode sentinel : sentinels) {
      sentinel.await(namesAnother());
    }
    master().await(client -> client.info("replication").lines().anyMatch("role:master"::equals));
  }

  private Predicate<Jedis> namesAnother() {
    String port = Integer.toString(killed.port());
    return client -> !client.sentinelGetMasterAddrByName(MASTER).get(1).equals(port);
  }

  private RedisNode master() {
    int port = masterOf(sentinels.get(0));
    return servers.stream().filter(server -> server.port() == port).findFirst().orElseThrow();
  }

  /** Otherwise it would be an empty master until the Sentinels reconfigure it. */
  @Override
  public void restartAsReplica() {
    int master = master().port();
    killed.restart("--replicaof", HOST, Integer.toString(master));
    killed.await(client -> isReplicaOf(client, master));
  }

  @Override
  public void close() {
    servers.forEach(RedisNode::kill);
    sentinels.forEach(RedisNode::kill);
  }
}
