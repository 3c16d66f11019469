package org.jcachehttp.dynamodb;

import java.time.Duration;
import java.util.Map;
import org.jcachehttp.storage.option.Options;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** Makes sure that the table is there and can be read. */
final class TableSetup {

  private static final Logger LOG = LoggerFactory.getLogger(TableSetup.class);

  private static final int CREATION_SECONDS = 120;

  private final Table table;
  private final Options options;

  TableSetup(Table table, Options options) {
    this.table = table;
    this.options = options;
  }

  /**
   * EntryReader an item that is not there, which needs no other permission than the cache itself
   * and meets a missing table, a wrong key, refused credentials and a slow first connection before
   * the first entry does; then creates what is missing, if that is wanted.
   */
  void prepare() {
    boolean mayCreate = options.get(DynamoDbOptions.CREATE_TABLE);
    table.call(
        "open the table",
        client -> {
          try {
            probe(client);
          } catch (ResourceNotFoundException e) {
            if (!mayCreate) {
              throw e;
            }
            create(client);
          }
          return client;
        });
    if (mayCreate && options.get(DynamoDbOptions.TTL)) {
      enableTtl();
    }
  }

  private void probe(DynamoDbClient client) {
    Map<String, AttributeValue> nowhere = table.names().key("/", "/");
    client.getItem(
        get ->
            get.tableName(table.name())
                .key(nowhere)
                .overrideConfiguration(table.requests().readMany()));
  }

  private void create(DynamoDbClient client) {
    KeyNames names = table.names();
    try {
      client.createTable(
          create ->
              create
                  .tableName(table.name())
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(text(names.partition()), text(names.sort()))
                  .keySchema(key(names.partition(), KeyType.HASH), key(names.sort(), KeyType.RANGE))
                  .overrideConfiguration(table.requests().changeMany()));
    } catch (ResourceInUseException e) {
      LOG.debug("{}: another process is creating it", table.description());
    }
    awaitTable(client);
  }

  /** Looks every second; by itself the SDK would look every twenty. */
  private void awaitTable(DynamoDbClient client) {
    try (DynamoDbWaiter waiter = client.waiter()) {
      waiter.waitUntilTableExists(
          wait -> wait.tableName(table.name()),
          looking ->
              looking
                  .maxAttempts(CREATION_SECONDS)
                  .backoffStrategyV2(BackoffStrategy.fixedDelay(Duration.ofSeconds(1))));
    }
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /** Entries are removed without it too, when they are met: so a refusal is no failure. */
  private void enableTtl() {
    table.call(
        "switch time-to-live on",
        client -> {
          try {
            enableTtl(client);
          } catch (AwsServiceException e) {
            LOG.warn(
                "{}: whether expired entries are removed by DynamoDB is unknown: {}; allow"
                    + " dynamodb:DescribeTimeToLive and dynamodb:UpdateTimeToLive, or switch it on"
                    + " for the attribute '{}' by hand and set create-table=false",
                table.description(),
                e.getMessage(),
                Attributes.TTL);
          }
          return client;
        });
  }

  private void enableTtl(DynamoDbClient client) {
    TimeToLiveStatus status =
        client
            .describeTimeToLive(describe -> describe.tableName(table.name()))
            .timeToLiveDescription()
            .timeToLiveStatus();
    if (status == TimeToLiveStatus.DISABLED) {
      client.updateTimeToLive(
          update ->
              update
                  .tableName(table.name())
                  .timeToLiveSpecification(ttl -> ttl.attributeName(Attributes.TTL).enabled(true)));
    }
  }
}
