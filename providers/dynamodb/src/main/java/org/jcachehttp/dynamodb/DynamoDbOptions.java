package org.jcachehttp.dynamodb;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.storage.option.Option;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The options of a DynamoDB storage. */
final class DynamoDbOptions {

  static final Option<String> REGION =
      Option.text("region", "", "the AWS region, instead of the one of the environment");

  static final Option<Optional<URI>> ENDPOINT =
      Option.of(
          "endpoint",
          Optional.empty(),
          "the service's address, instead of the region's",
          "an address such as http://localhost:8000",
          raw -> endpoint(raw.toString()));

  static final Option<String> PROFILE =
      Option.text("profile", "", "the profile in AWS's configuration files");

  static final Option<String> NAMESPACE =
      Option.text("namespace", "default", "what the keys of these caches begin with");

  static final Option<String> PARTITION_KEY =
      Option.text("partition-key", "pk", "what the table calls its partition key");

  static final Option<String> SORT_KEY =
      Option.text("sort-key", "sk", "what the table calls its sort key");

  static final Option<Boolean> CREATE_TABLE =
      Option.flag("create-table", true, "create the table if there is none");

  static final Option<Boolean> TTL =
      Option.flag("ttl", true, "DynamoDB itself removes what is expired for a while");

  static final Option<Consistency> READ_CONSISTENCY =
      Option.choice(
          "read-consistency",
          Consistency.STRONG,
          Consistency.class,
          "eventual: half the price, and sometimes the entry before the last");

  static final Option<Duration> OPERATION_TIMEOUT =
      Option.duration(
          "operation-timeout",
          Duration.ofMillis(500),
          "how long a request about one entry may take, repetitions included");

  static final Option<Duration> BULK_TIMEOUT =
      Option.duration(
          "bulk-timeout",
          Duration.ofSeconds(30),
          "how long a request about many entries, or a part of a large one, may take");

  static final Option<Optional<AwsCredentialsProvider>> CREDENTIALS =
      Option.instance("credentials", AwsCredentialsProvider.class, "where credentials come from");

  static final Option<Optional<DynamoDbClient>> CLIENT =
      Option.instance("client", DynamoDbClient.class, "the client to use, left open");

  /** Known only to be refused: elsewhere it means one of two things. */
  static final Option<String> TIMEOUT =
      Option.of(
          "timeout",
          "",
          "refused",
          "nothing: give 'operation-timeout' for how long a request may take, or 'expire-after'"
              + " for how long a response is fresh",
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
