package org.jcachehttp.hazelcast;

import java.time.Duration;
import java.time.InstantSource;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.internal.Defaults;

/** The maps of a Hazelcast cluster with the regions of any number of processes. */
final class HazelcastStorage implements ByteStorage {

  private final Cluster cluster;
  private final MapNames names;
  private final InstantSource clock;

  HazelcastStorage(Cluster cluster, MapNames names, InstantSource clock) {
    this.cluster = cluster;
    this.names = names;
    this.clock = clock;
  }

  @Override
  public Region<String, byte[]> open(String region) {
    return open(region, Defaults.OPERATION_TIMEOUT);
  }

  @Override
  public Region<String, byte[]> open(String region, Duration operationTimeout) {
    cluster.requireOpen("open a region");
    String map = names.mapOf(region);
    cluster.warnOfExpiry(map);
    return new HazelcastRegion(new EntryMap(map, cluster.within(operationTimeout), clock));
  }

  @Override
  public String description() {
    return cluster.description();
  }

  @Override
  public void ping() {
    cluster.ping();
  }

  /** Keeps the empty map, because its destruction would remove the listeners of other processes. */
  @Override
  public void destroy(String region) {
    open(region).clear();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
