package org.jcachehttp.dynamodb;

import java.time.Duration;
import java.time.InstantSource;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.Options;

/** A table with the regions of any number of namespaces, shared by any number of processes. */
final class DynamoDbStorage implements ByteStorage {

  private final Table shared;
  private final Options options;

  DynamoDbStorage(Table table, Options options) {
    this.shared = table;
    this.options = options;
  }

  @Override
  public Region<String, byte[]> open(String region) {
    return open(region, Defaults.OPERATION_TIMEOUT);
  }

  @Override
  public Region<String, byte[]> open(String region, Duration operationTimeout) {
    shared.checkOpen("open a region");
    Table table = shared.within(operationTimeout);
    RegionKeys keys = RegionKeys.of(table.names(), options.get(DynamoDbOptions.NAMESPACE), region);
    NativeTtl ttl = options.get(DynamoDbOptions.TTL) ? NativeTtl.AFTER_DEADLINE : NativeTtl.OFF;
    SplitPayloads payloads = new SplitPayloads(table, keys, InstantSource.system());
    OrphanedPayloads orphans = new OrphanedPayloads(table, keys, payloads, InstantSource.system());
    EntryWriter changes = new EntryWriter(table, keys, payloads, orphans, ttl);
    EntryReader reads =
        new EntryReader(
            table, keys, payloads, changes, options.get(DynamoDbOptions.READ_CONSISTENCY));
    return new DynamoDbRegion(table, keys, payloads, orphans, changes, reads);
  }

  @Override
  public String description() {
    return shared.description();
  }

  @Override
  public void ping() {
    shared.ping();
  }

  @Override
  public void destroy(String region) {
    open(region).clear();
  }

  @Override
  public void close() {
    shared.close();
  }
}
