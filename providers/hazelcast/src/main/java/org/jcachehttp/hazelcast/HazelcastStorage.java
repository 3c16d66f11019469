package org.jcachehttp.hazelcast;

import java.time.InstantSource;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;

/**
 * Maps of a cluster of Hazelcast that hold the regions of any number of processes; a cache manager
 * unwraps to it. Safe for use by many threads.
 */
public final class HazelcastStorage implements ByteStorage {

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
    cluster.requireOpen("open a region");
    return new HazelcastRegion(new EntryMap(names.mapOf(region), cluster, clock));
  }

  @Override
  public String description() {
    return cluster.description();
  }

  /** The map itself stays: to destroy it would end the listeners of everybody else. */
  @Override
  public void destroy(String region) {
    open(region).clear();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
