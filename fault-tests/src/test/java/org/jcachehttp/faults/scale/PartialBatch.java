package org.jcachehttp.faults.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A batch of DynamoDB of which a part is processed.
 *
 * @param table the table of all items
 * @param field the name of what is left in the answer
 * @param processedItems the part that is processed
 * @param unprocessedItems the other part
 */
record PartialBatch(
    String table, String field, JsonNode processedItems, JsonNode unprocessedItems) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEYS = "Keys";

  /**
   * Divides a request if it is a batch.
   *
   * @param request the body of the request
   * @param share the share of items that is left unprocessed, from 0 to 1
   */
  static Optional<PartialBatch> of(byte[] request, double share) throws IOException {
    JsonNode tables = JSON.readTree(request).path("RequestItems");
    if (tables.size() != 1) {
      return Optional.empty();
    }
    Map.Entry<String, JsonNode> table = tables.fields().next();
    JsonNode content = table.getValue();
    return Optional.of(
        content.has(KEYS) ? ofReads(table.getKey(), content, share) : ofWrites(table, share));
  }

  private static PartialBatch ofReads(String table, JsonNode content, double share) {
    ObjectNode processed = content.deepCopy();
    ObjectNode unprocessed = content.deepCopy();
    divide(content.get(KEYS), share, processed.putArray(KEYS), unprocessed.putArray(KEYS));
    return new PartialBatch(table, "UnprocessedKeys", processed, unprocessed);
  }

  private static PartialBatch ofWrites(Map.Entry<String, JsonNode> table, double share) {
    ArrayNode processed = JSON.createArrayNode();
    ArrayNode unprocessed = JSON.createArrayNode();
    divide(table.getValue(), share, processed, unprocessed);
    return new PartialBatch(table.getKey(), "UnprocessedItems", processed, unprocessed);
  }

  private static void divide(
      JsonNode items, double share, ArrayNode processed, ArrayNode unprocessed) {
    for (JsonNode item : items) {
      (ThreadLocalRandom.current().nextDouble() < share ? unprocessed : processed).add(item);
    }
  }

  private static boolean isEmpty(JsonNode items) {
    return items.isArray() ? items.isEmpty() : items.path(KEYS).isEmpty();
  }

  /** Returns the request for the part that is processed, unless there is none. */
  Optional<byte[]> processed() throws IOException {
    ObjectNode request = JSON.createObjectNode();
    request.putObject("RequestItems").set(table, processedItems);
    return isEmpty(processedItems)
        ? Optional.empty()
        : Optional.of(JSON.writeValueAsBytes(request));
  }

  /** Returns the answer to the whole batch, given that to the processed part. */
  byte[] withUnprocessed(byte[] answer) throws IOException {
    ObjectNode whole = (ObjectNode) JSON.readTree(answer);
    ObjectNode left = whole.putObject(field);
    if (!isEmpty(unprocessedItems)) {
      left.set(table, unprocessedItems);
    }
    return JSON.writeValueAsBytes(whole);
  }
}
