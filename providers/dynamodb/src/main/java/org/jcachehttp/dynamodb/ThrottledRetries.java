package org.jcachehttp.dynamodb;

import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Retries throttled requests as long as their timeout allows, and other failures as another
 * strategy does. The service throttles for seconds, until it has split a partition or scaled a
 * table. A throttled request has changed nothing. Safe for use by many threads.
 */
final class ThrottledRetries implements RetryStrategy {

  private static final BackoffStrategy BACKOFF =
      BackoffStrategy.exponentialDelay(Duration.ofMillis(25), Duration.ofMillis(500));

  private final RetryStrategy others;
  private final long limitNanos;

  /**
   * Creates a strategy.
   *
   * @param others decides about failures other than throttling
   * @param limit the timeout of a request, retries included
   */
  ThrottledRetries(RetryStrategy others, Duration limit) {
    this.others = others;
    this.limitNanos = limit.toNanos();
  }

  /**
   * The state of one request.
   *
   * @param others that of the other strategy
   * @param startNanos when the request began
   * @param throttled the number of attempts that were throttled
   */
  private record State(RetryToken others, long startNanos, int throttled) implements RetryToken {

    State throttledAgain() {
      return new State(others, startNanos, throttled + 1);
    }

    State with(RetryToken refreshed) {
      return new State(refreshed, startNanos, throttled);
    }
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    AcquireInitialTokenResponse response = others.acquireInitialToken(request);
    State state = new State(response.token(), System.nanoTime(), 0);
    return AcquireInitialTokenResponse.create(state, response.delay());
  }

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    State state = (State) request.token();
    if (wasThrottled(request.failure())) {
      return afterThrottling(state.throttledAgain(), request.failure());
    }
    RefreshRetryTokenResponse response =
        others.refreshRetryToken(request.toBuilder().token(state.others()).build());
    return RefreshRetryTokenResponse.create(state.with(response.token()), response.delay());
  }

  /** Ends with the failure that says why, before the timeout would end the request without it. */
  private RefreshRetryTokenResponse afterThrottling(State state, Throwable failure) {
    Duration delay = BACKOFF.computeDelay(state.throttled());
    if (System.nanoTime() - state.startNanos() + delay.toNanos() >= limitNanos) {
      throw new TokenAcquisitionFailedException("throttled until the timeout", state, failure);
    }
    return RefreshRetryTokenResponse.create(state, delay);
  }

  private static boolean wasThrottled(Throwable failure) {
    return failure instanceof SdkServiceException error && error.isThrottlingException();
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    State state = (State) request.token();
    RecordSuccessResponse response =
        others.recordSuccess(RecordSuccessRequest.create(state.others()));
    return RecordSuccessResponse.create(state.with(response.token()));
  }

  /** Returns the number for failures other than throttling, which the SDK reports to the server. */
  @Override
  public int maxAttempts() {
    return others.maxAttempts();
  }

  @Override
  public boolean useClientDefaults() {
    return false;
  }

  /** Returns a builder of the other strategy: a copy with other settings is not needed here. */
  @Override
  public Builder<?, ?> toBuilder() {
    return others.toBuilder();
  }
}
