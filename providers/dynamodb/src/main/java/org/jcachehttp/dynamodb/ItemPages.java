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
 * Iterates over the items of some partitions, fetching page by page. DynamoDB ends a page after the
 * requested number of items or after 1 MB.
 */
final class ItemPages implements Iterator<EntryItem> {

  private final Table table;
  private final String operation;
  private final ItemQuery query;
  private final Deque<String> partitions;
  private Iterator<Map<String, AttributeValue>> page =
      List.<Map<String, AttributeValue>>of().iterator();
  private Optional<Map<String, AttributeValue>> start = Optional.empty();

  /** Creates the iterator; the first use fetches the first page. */
  ItemPages(Table table, String operation, List<String> partitions, ItemQuery query) {
    this.table = table;
    this.operation = operation;
    this.partitions = new ArrayDeque<>(partitions);
    this.query = query;
  }

  /** Returns the number of items in a partition. */
  static long count(Table table, String operation, String partition) {
    long count = 0;
    Optional<Map<String, AttributeValue>> start = Optional.empty();
    do {
      QueryRequest request = ItemQuery.all().request(table.names(), partition, start);
      QueryResponse response =
          table.query(operation, request.toBuilder().select(Select.COUNT).limit(null).build());
      count += response.count();
      start = nextStart(response);
    } while (start.isPresent());
    return count;
  }

  private static Optional<Map<String, AttributeValue>> nextStart(QueryResponse response) {
    return Optional.of(response.lastEvaluatedKey()).filter(key -> !key.isEmpty());
  }

  /** Skips empty pages, which a filter may produce. */
  @Override
  public boolean hasNext() {
    while (!page.hasNext() && !partitions.isEmpty()) {
      QueryResponse response =
          table.query(operation, query.request(table.names(), partitions.getFirst(), start));
      page = response.items().iterator();
      start = nextStart(response);
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
