package org.jcachehttp.dynamodb;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.internal.Preparation;
import org.jcachehttp.storage.internal.StartUp;
import org.jcachehttp.storage.option.Options;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** A table and its requests. Every failure is a {@link StorageException}. */
final class Table implements AutoCloseable {

  private final String name;
  private final KeyNames names;
  private final Connection connection;
  private final RequestSettings requests;
  private final Optional<Duration> configuredTimeout;
  private final Duration operationTimeout;
  private final Duration bulkTimeout;
  private final Preparation opening;
  private final StartUp start;
  private final AtomicBoolean closed;

  Table(String name, KeyNames names, Connection connection, Options options) {
    this.name = name;
    this.names = names;
    this.connection = connection;
    this.configuredTimeout = options.get(DynamoDbOptions.OPERATION_TIMEOUT);
    this.operationTimeout = configuredTimeout.orElse(Defaults.OPERATION_TIMEOUT);
    this.bulkTimeout = options.get(DynamoDbOptions.BULK_TIMEOUT);
    this.requests = RequestSettings.within(operationTimeout, bulkTimeout);
    this.opening = new Preparation("dynamodb-table", new TableSetup(this, options)::prepare);
    this.start = new StartUp();
    this.closed = new AtomicBoolean();
  }

  private Table(Table shared, Duration operationTimeout) {
    this.name = shared.name;
    this.names = shared.names;
    this.connection = shared.connection;
    this.configuredTimeout = shared.configuredTimeout;
    this.operationTimeout = operationTimeout;
    this.bulkTimeout = shared.bulkTimeout;
    this.requests = RequestSettings.within(operationTimeout, bulkTimeout);
    this.opening = shared.opening;
    this.start = shared.start;
    this.closed = shared.closed;
  }

  /** Returns the same table, whose requests for one entry have a timeout if none is configured. */
  Table within(Duration timeout) {
    return new Table(this, configuredTimeout.orElse(timeout));
  }

  /** Begins to check and create the table, which the first operations wait for. */
  Table beginOpening() {
    opening.begin();
    return this;
  }

  /** Waits until the table is open, also if it has to be created, and reads from it. */
  void ping() {
    awaitOpening("open the table", bulkTimeout);
    var unused = get("read an entry", names.key("/", "/"), Consistency.EVENTUAL);
  }

  String name() {
    return name;
  }

  KeyNames names() {
    return names;
  }

  RequestSettings requests() {
    return requests;
  }

  String description() {
    return "dynamodb://" + name + " (" + connection.endpoint() + ")";
  }

  /**
   * Runs requests on the open table and translates exceptions.
   *
   * @param operation the operation for error messages, such as "read an entry"
   */
  <R> R call(String operation, Function<DynamoDbClient, R> request) {
    checkOpen(operation);
    awaitOpening(operation, start.limit(operationTimeout));
    try {
      return send(operation, request);
    } catch (StorageConfigurationException refused) {
      if (refused.getCause() instanceof ResourceNotFoundException) {
        // The table was deleted; the next operation creates it again.
        opening.repeat();
      }
      throw refused;
    }
  }

  private void awaitOpening(String operation, Duration limit) {
    checkOpen(operation);
    try {
      opening.await(limit);
    } catch (TimeoutException unopened) {
      throw new StorageException(
          description() + ": cannot " + operation + DynamoDbErrors.NOT_OPENED_YET, unopened);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StorageException(
          description() + ": cannot " + operation + ": the thread was interrupted", interrupted);
    }
  }

  /** Runs requests, also before the table is open, and translates exceptions. */
  <R> R send(String operation, Function<DynamoDbClient, R> request) {
    checkOpen(operation);
    try {
      return request.apply(connection.client());
    } catch (SdkException e) {
      throw DynamoDbErrors.translate(description(), operation, e);
    }
  }

  void checkOpen(String operation) {
    if (closed.get()) {
      throw new StorageException(
          description() + ": cannot " + operation + ": the storage is closed");
    }
  }

  Optional<EntryItem> get(
      String operation, Map<String, AttributeValue> key, Consistency consistency) {
    return get(operation, key, consistency, get -> {});
  }

  /** Reads an item; a projection changes the units that DynamoDB transfers, not those it bills. */
  Optional<EntryItem> get(
      String operation,
      Map<String, AttributeValue> key,
      Consistency consistency,
      Consumer<GetItemRequest.Builder> projection) {
    GetItemResponse response =
        call(
            operation,
            client ->
                client.getItem(
                    get ->
                        get.tableName(name)
                            .key(key)
                            .consistentRead(consistency.isStrong())
                            .overrideConfiguration(requests.read())
                            .applyMutation(projection)));
    return response.hasItem() ? Optional.of(new EntryItem(response.item())) : Optional.empty();
  }

  /** Stores an item if the condition holds for the item that it replaces. */
  WriteOutcome put(String operation, Map<String, AttributeValue> item, Condition condition) {
    return change(
        operation,
        client ->
            client.putItem(
                put ->
                    put.tableName(name)
                        .item(item)
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.valuesOrNull())
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .overrideConfiguration(requests.change())));
  }

  WriteOutcome delete(String operation, Map<String, AttributeValue> key, Condition condition) {
    return change(
        operation,
        client ->
            client.deleteItem(
                delete ->
                    delete
                        .tableName(name)
                        .key(key)
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.valuesOrNull())
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .overrideConfiguration(requests.change())));
  }

  WriteOutcome update(String operation, Map<String, AttributeValue> key, Update update) {
    return change(
        operation,
        client ->
            client.updateItem(
                request ->
                    request
                        .tableName(name)
                        .key(key)
                        .updateExpression(update.expression())
                        .conditionExpression(update.condition().expression())
                        .expressionAttributeNames(update.condition().names())
                        .expressionAttributeValues(update.condition().valuesOrNull())
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .overrideConfiguration(requests.change())));
  }

  QueryResponse query(String operation, QueryRequest request) {
    return call(
        operation,
        client ->
            client.query(
                request.toBuilder()
                    .tableName(name)
                    .overrideConfiguration(requests.readMany())
                    .build()));
  }

  private WriteOutcome change(String operation, Consumer<DynamoDbClient> request) {
    return call(
        operation,
        client -> {
          try {
            request.accept(client);
            return new WriteOutcome.Applied();
          } catch (ConditionalCheckFailedException e) {
            return new WriteOutcome.ConditionFailed(
                Optional.of(e.item()).filter(item -> !item.isEmpty()).map(EntryItem::new));
          }
        });
  }

  /** Ends the longer timeouts of the requests that open a table. */
  void opened() {
    start.end();
    connection.onOpened().run();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      connection.onClose().run();
    }
  }
}
