package org.jcachehttp.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jcachehttp.storage.StorageException;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Batch requests. Unprocessed items are sent again with exponential backoff. */
final class BatchRequests {

  /** DynamoDB's limit is 25 items. */
  private static final int MAX_WRITES = 25;

  /** DynamoDB's limit is 100 items. */
  private static final int MAX_READS = 100;

  private final Table table;
  private final Duration limit;

  BatchRequests(Table table) {
    this.table = table;
    this.limit = table.requests().bulkLimit();
  }

  /** Stores items unconditionally. */
  void put(String operation, Collection<Map<String, AttributeValue>> items) {
    write(
        operation,
        items.stream()
            .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())
            .toList());
  }

  /** Deletes items unconditionally. */
  void delete(String operation, Collection<Map<String, AttributeValue>> keys) {
    write(
        operation,
        keys.stream()
            .map(key -> WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build())
            .toList());
  }

  /** Passes the items that exist to the consumer, in any order. */
  void get(
      String operation,
      List<Map<String, AttributeValue>> keys,
      Consistency consistency,
      Consumer<EntryItem> found) {
    for (int from = 0; from < keys.size(); from += MAX_READS) {
      readBatch(
          operation,
          keys.subList(from, Math.min(from + MAX_READS, keys.size())),
          consistency,
          found);
    }
  }

  private void readBatch(
      String operation,
      List<Map<String, AttributeValue>> keys,
      Consistency consistency,
      Consumer<EntryItem> found) {
    Backoff backoff = new Backoff(limit);
    List<Map<String, AttributeValue>> missing = keys;
    while (!missing.isEmpty()) {
      KeysAndAttributes wanted =
          KeysAndAttributes.builder().keys(missing).consistentRead(consistency.isStrong()).build();
      BatchGetItemResponse response = send(operation, wanted);
      List<Map<String, AttributeValue>> items =
          response.responses().getOrDefault(table.name(), List.of());
      items.forEach(item -> found.accept(new EntryItem(item)));
      missing =
          Optional.ofNullable(response.unprocessedKeys().get(table.name()))
              .map(KeysAndAttributes::keys)
              .orElse(List.of());
      // A response with items reached its size limit; only an empty one indicates throttling.
      if (!missing.isEmpty() && items.isEmpty()) {
        pause(backoff, operation, missing.size());
      }
    }
  }

  private BatchGetItemResponse send(String operation, KeysAndAttributes wanted) {
    AwsRequestOverrideConfiguration settings = table.requests().readMany();
    return table.call(
        operation,
        client ->
            client.batchGetItem(
                get ->
                    get.requestItems(Map.of(table.name(), wanted))
                        .overrideConfiguration(settings)));
  }

  private void write(String operation, List<WriteRequest> writes) {
    for (int from = 0; from < writes.size(); from += MAX_WRITES) {
      writeBatch(operation, writes.subList(from, Math.min(from + MAX_WRITES, writes.size())));
    }
  }

  private void writeBatch(String operation, List<WriteRequest> writes) {
    Backoff backoff = new Backoff(limit);
    List<WriteRequest> left = new ArrayList<>(writes);
    while (!left.isEmpty()) {
      List<WriteRequest> sent = left;
      BatchWriteItemResponse response =
          table.call(
              operation,
              client ->
                  client.batchWriteItem(
                      write ->
                          write
                              .requestItems(Map.of(table.name(), sent))
                              .overrideConfiguration(table.requests().changeMany())));
      left = response.unprocessedItems().getOrDefault(table.name(), List.of());
      if (!left.isEmpty()) {
        pause(backoff, operation, left.size());
      }
    }
  }

  private void pause(Backoff backoff, String operation, int left) {
    if (!backoff.pause()) {
      throw new StorageException(
          table.description()
              + ": cannot "
              + operation
              + ": DynamoDB throttled the request and left "
              + left
              + " items unprocessed after "
              + limit
              + "; increase the table's capacity, use on-demand mode, or raise 'bulk-timeout'");
    }
  }
}
