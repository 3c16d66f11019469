package org.jcachehttp.dynamodb;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * How long requests may take, and which of them the SDK may send again, whoever made its client.
 *
 * <p>A reading request is sent again after any passing failure. A change is sent again only when
 * the service said that it had not been carried out: if an answer is lost, a repeated {@code
 * putIfAbsent} would meet its own entry and answer that somebody else was first.
 *
 * @param read one entry is read
 * @param change one entry is changed
 * @param readMany entries, or parts of one, are read
 * @param changeMany entries, or parts of one, are changed
 * @param bulkLimit how long what DynamoDB leaves unprocessed of one request is sent again
 */
record RequestSettings(
    AwsRequestOverrideConfiguration read,
    AwsRequestOverrideConfiguration change,
    AwsRequestOverrideConfiguration readMany,
    AwsRequestOverrideConfiguration changeMany,
    Duration bulkLimit) {

  private static final int MAX_ATTEMPTS = 5;

  /** Short enough for several attempts within the half second that a request has by default. */
  private static final BackoffStrategy BACKOFF =
      BackoffStrategy.exponentialDelay(Duration.ofMillis(25), Duration.ofMillis(200));

  static RequestSettings within(Duration operation, Duration bulk) {
    SdkPlugin repeatingReads = repeating(reads());
    SdkPlugin repeatingChanges = repeating(changes());
    return new RequestSettings(
        limited(operation, repeatingReads),
        limited(operation, repeatingChanges),
        limited(bulk, repeatingReads),
        limited(bulk, repeatingChanges),
        bulk);
  }

  private static AwsRequestOverrideConfiguration limited(Duration limit, SdkPlugin plugin) {
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(limit)
        .addPlugin(plugin)
        .build();
  }

  private static SdkPlugin repeating(RetryStrategy strategy) {
    return client -> client.overrideConfiguration(settings -> settings.retryStrategy(strategy));
  }

  private static RetryStrategy reads() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(MAX_ATTEMPTS)
        .backoffStrategy(BACKOFF)
        .throttlingBackoffStrategy(BACKOFF)
        .build();
  }

  private static RetryStrategy changes() {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .maxAttempts(MAX_ATTEMPTS)
        .retryOnException(RequestSettings::wasThrottled)
        .treatAsThrottling(RequestSettings::wasThrottled)
        .backoffStrategy(BACKOFF)
        .throttlingBackoffStrategy(BACKOFF)
        .build();
  }

  private static boolean wasThrottled(Throwable failure) {
    return failure instanceof SdkServiceException answer && answer.isThrottlingException();
  }
}
