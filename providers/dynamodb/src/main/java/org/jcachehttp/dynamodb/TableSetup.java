package org.jcachehttp.dynamodb;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jcachehttp.storage.option.Options;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Checks that the table exists and is readable, and creates it if configured. */
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
   * Reads an item that does not exist. This needs no further permission, and detects a missing
   * table, a wrong key schema and invalid credentials. Then creates the table and enables
   * time-to-live, if configured.
   */
  void prepare() {
    boolean createTable = options.get(DynamoDbOptions.CREATE_TABLE);
    table.send(
        "open the table",
        client -> {
          try {
            probe(client);
          } catch (ResourceNotFoundException e) {
            if (!createTable) {
              throw e;
            }
            create(client);
          }
          return client;
        });
    if (createTable && options.get(DynamoDbOptions.TTL)) {
      enableTtl();
    }
    table.opened();
  }

  private void probe(DynamoDbClient client) {
    Map<String, AttributeValue> key = table.names().key("/", "/");
    client.getItem(
        get ->
            get.tableName(table.name())
                .key(key)
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
                  .attributeDefinitions(string(names.partition()), string(names.sort()))
                  .keySchema(key(names.partition(), KeyType.HASH), key(names.sort(), KeyType.RANGE))
                  .overrideConfiguration(table.requests().changeMany()));
    } catch (ResourceInUseException e) {
      LOG.debug("{}: another process is creating the table", table.description());
    }
    awaitTable();
  }

  /** Asks every second, until this storage is closed. */
  private void awaitTable() {
    for (int second = 0; second < CREATION_SECONDS && !isActive(); second++) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }
  }

  private boolean isActive() {
    return table.send(
        "wait for the table",
        client -> {
          try {
            return client
                .describeTable(describe -> describe.tableName(table.name()))
                .table()
                .tableStatus()
                .equals(TableStatus.ACTIVE);
          } catch (ResourceNotFoundException notVisibleYet) {
            return false;
          }
        });
  }

  private static AttributeDefinition string(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /** A failure is only logged: the cache purges expired entries without time-to-live too. */
  private void enableTtl() {
    table.send(
        "enable time-to-live",
        client -> {
          try {
            enableTtl(client);
          } catch (AwsServiceException e) {
            LOG.warn(
                "{}: cannot enable time-to-live: {}; allow dynamodb:DescribeTimeToLive and"
                    + " dynamodb:UpdateTimeToLive, or enable it manually for the attribute '{}' and"
                    + " set create-table=false",
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
