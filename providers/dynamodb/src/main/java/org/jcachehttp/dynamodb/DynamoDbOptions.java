package org.jcachehttp.dynamodb;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.Option;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The options of a DynamoDB storage. */
final class DynamoDbOptions {

  static final Option<String> REGION =
      Option.text("region", "", "the AWS region; default: from the environment");

  static final Option<Optional<URI>> ENDPOINT =
      Option.of(
          "endpoint",
          Optional.empty(),
          "the endpoint of the service; default: the region's",
          "a URL such as http://localhost:8000",
          raw -> endpoint(raw.toString()));

  static final Option<String> PROFILE =
      Option.text("profile", "", "the profile of the AWS shared configuration files");

  static final Option<String> NAMESPACE =
      Option.text(
          "namespace", "default", "the prefix of all keys, for several applications in one table");

  static final Option<String> PARTITION_KEY =
      Option.text("partition-key", "pk", "the name of the table's partition key");

  static final Option<String> SORT_KEY =
      Option.text("sort-key", "sk", "the name of the table's sort key");

  static final Option<Boolean> CREATE_TABLE =
      Option.flag("create-table", true, "create the table if it does not exist");

  static final Option<Boolean> TTL =
      Option.flag("ttl", true, "set a time-to-live: DynamoDB deletes entries after their deadline");

  static final Option<Consistency> READ_CONSISTENCY =
      Option.choice(
          "read-consistency",
          Consistency.STRONG,
          Consistency.class,
          "eventual reads cost half and may return the previous entry");

  /** Empty for the default, which depends on the values of a region. */
  static final Option<Optional<Duration>> OPERATION_TIMEOUT =
      Option.duration(
              "operation-timeout",
              Defaults.OPERATION_TIMEOUT,
              "timeout of a request for one entry, retries included")
          .withoutDefault();

  static final Option<Duration> BULK_TIMEOUT =
      Option.duration(
          "bulk-timeout",
          Duration.ofSeconds(30),
          "timeout of a request for many entries, or for a part of a large one");

  static final Option<Optional<AwsCredentialsProvider>> CREDENTIALS =
      Option.instance("credentials", AwsCredentialsProvider.class, "the credentials provider");

  static final Option<Optional<DynamoDbClient>> CLIENT =
      Option.instance("client", DynamoDbClient.class, "the client to use; it is not closed");

  /** Rejected because its meaning would be ambiguous. */
  static final Option<String> TIMEOUT =
      Option.of(
          "timeout",
          "",
          "rejected as ambiguous",
          "no value: use 'operation-timeout' for the timeout of a request, or 'expire-after' for the"
              + " lifetime of entries",
          raw -> Optional.empty());

  static final List<Option<?>> ALL =
      List.of(
          REGION,
          ENDPOINT,
          PROFILE,
          NAMESPACE,
          PARTITION_KEY,
          SORT_KEY,
          CREATE_TABLE,
          TTL,
          READ_CONSISTENCY,
          OPERATION_TIMEOUT,
          BULK_TIMEOUT,
          CREDENTIALS,
          CLIENT,
          TIMEOUT);

  private DynamoDbOptions() {}

  private static Optional<Optional<URI>> endpoint(String text) {
    return text.matches("https?://[A-Za-z0-9._:\\[\\]-]+/?")
        ? Optional.of(Optional.of(URI.create(text)))
        : Optional.empty();
  }
}
