package org.jcachehttp.dynamodb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * The items of some partitions, page by page: the next page is fetched when the one before is used
 * up. DynamoDB ends a page after the items it is asked for, or after 1 MB.
 */
final class ItemPages implements Iterator<EntryItem> {

  private final Table table;
  private final String operation;
  private final ItemQuery query;
  private final Deque<String> partitions;
  private Iterator<Map<String, AttributeValue>> page =
      List.<Map<String, AttributeValue>>of().iterator();
  private Optional<Map<String, AttributeValue>> start = Optional.empty();

  /** Nothing is fetched before the first use. */
  ItemPages(Table table, String operation, List<String> partitions, ItemQuery query) {
    this.table = table;
    this.operation = operation;
    this.partitions = new ArrayDeque<>(partitions);
    this.query = query;
  }

  /** How many items a partition has; their contents stay where they are. */
  static long count(Table table, String operation, String partition) {
    long count = 0;
    Optional<Map<String, AttributeValue>> start = Optional.empty();
    do {
      QueryRequest request = ItemQuery.all().request(table.names(), partition, start);
      QueryResponse answer =
          table.query(operation, request.toBuilder().select(Select.COUNT).limit(null).build());
      count += answer.count();
      start = nextStart(answer);
    } while (start.isPresent());
    return count;
  }

  private static Optional<Map<String, AttributeValue>> nextStart(QueryResponse answer) {
    return Optional.of(answer.lastEvaluatedKey()).filter(key -> !key.isEmpty());
  }

  /** A filter may leave nothing of a page that is not the last. */
  @Override
  public boolean hasNext() {
    while (!page.hasNext() && !partitions.isEmpty()) {
      QueryResponse answer =
          table.query(operation, query.request(table.names(), partitions.getFirst(), start));
      page = answer.items().iterator();
      start = nextStart(answer);
      if (start.isEmpty()) {
        partitions.removeFirst();
      }
    }
    return page.hasNext();
  }

  @Override
  public EntryItem next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return new EntryItem(page.next());
  }
}
