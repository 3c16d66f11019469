package org.jcachehttp.dynamodb;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Timeouts and retries of requests. They also apply to a client that the user gives.
 *
 * <p>Throttled requests are retried until their timeout. Reads are also retried a few times after
 * any other transient failure. Writes are retried only when the service reports that it throttled
 * them: if a response is lost, a retried {@code putIfAbsent} would find its own entry and report a
 * conflict.
 *
 * @param read settings for reads of one entry
 * @param change settings for writes of one entry
 * @param readMany settings for reads of several items
 * @param changeMany settings for writes of several items
 * @param bulkLimit the time limit for the retries of unprocessed items
 */
record RequestSettings(
    AwsRequestOverrideConfiguration read,
    AwsRequestOverrideConfiguration change,
    AwsRequestOverrideConfiguration readMany,
    AwsRequestOverrideConfiguration changeMany,
    Duration bulkLimit) {

  private static final int MAX_ATTEMPTS = 5;

  /** Allows several attempts within the default timeout. */
  private static final BackoffStrategy BACKOFF =
      BackoffStrategy.exponentialDelay(Duration.ofMillis(25), Duration.ofMillis(200));

  static RequestSettings within(Duration operation, Duration bulk) {
    return new RequestSettings(
        settings(operation, reads()),
        settings(operation, changes()),
        settings(bulk, reads()),
        settings(bulk, changes()),
        bulk);
  }

  private static AwsRequestOverrideConfiguration settings(Duration limit, RetryStrategy others) {
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(limit)
        .addPlugin(retrying(new ThrottledRetries(others, limit)))
        .build();
  }

  private static SdkPlugin retrying(RetryStrategy strategy) {
    return client -> client.overrideConfiguration(settings -> settings.retryStrategy(strategy));
  }

  private static RetryStrategy reads() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(MAX_ATTEMPTS)
        .backoffStrategy(BACKOFF)
        .build();
  }

  private static RetryStrategy changes() {
    return DefaultRetryStrategy.doNotRetry();
  }
}
