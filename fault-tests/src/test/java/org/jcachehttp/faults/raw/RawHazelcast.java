package org.jcachehttp.faults.raw;

import static java.util.stream.Collectors.joining;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.nio.serialization.FieldKind;
import com.hazelcast.nio.serialization.genericrecord.GenericRecord;
import java.util.ArrayList;
import java.util.List;

/** The maps of a Hazelcast cluster. */
final class RawHazelcast {

  private RawHazelcast() {}

  static List<String> contents(String authority) {
    ClientConfig config = new ClientConfig();
    config.setProperty("hazelcast.logging.type", "none");
    config.getNetworkConfig().addAddress(authority);
    HazelcastInstance client = HazelcastClient.newHazelcastClient(config);
    try {
      List<String> contents = new ArrayList<>();
      for (DistributedObject object : client.getDistributedObjects()) {
        contents.add(object.getName());
        contents.addAll(entries(client.getMap(object.getName())));
      }
      return contents;
    } finally {
      client.shutdown();
    }
  }

  private static List<String> entries(IMap<Object, Object> map) {
    List<String> contents = new ArrayList<>();
    map.forEach(
        (key, value) -> {
          contents.add(text(key));
          contents.add(text(value));
        });
    return contents;
  }

  private static String text(Object stored) {
    return stored instanceof GenericRecord record
        ? record + record.getFieldNames().stream().map(f -> bytes(record, f)).collect(joining())
        : stored.toString();
  }

  private static String bytes(GenericRecord record, String field) {
    return record.getFieldKind(field) == FieldKind.ARRAY_OF_INT8
        ? RawStore.text(record.getArrayOfInt8(field))
        : "";
  }
}
