package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.util.concurrent.CompletableFuture;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.maintenance.StoredResponses;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.StoredRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call that began before a deletion is not shared with the requests after it. */
@Timeout(60)
// Some calls are made for their effect on the store.
@SuppressWarnings("FutureReturnValueIgnored")
class DeletionInFlightTest {

  private static final HttpRequest REQUEST = HttpRequest.get(Scenario.URI_OF_A);
  private static final String FRESH = "max-age=60";

  @RegisterExtension private final Scenario scenario = new Scenario();
  private final PendingOrigin origin = new PendingOrigin();

  /** The deletions that name what they delete. */
  enum Named {
    BY_KEY {
      @Override
      void run(StoredResponses responses) {
        responses.deleteKeys(CacheKey.of(StoredRequests.get(Scenario.URI_OF_A)));
      }
    },
    BY_REQUEST {
      @Override
      void run(StoredResponses responses) {
        responses.deleteRequests(REQUEST);
      }
    },
    BY_URL {
      @Override
      void run(StoredResponses responses) {
        responses.deleteUrls(Scenario.URI_OF_A);
      }
    },
    OF_ALL {
      @Override
      void run(StoredResponses responses) {
        responses.clear();
      }
    };

    abstract void run(StoredResponses responses);
  }

  private HttpCache process() {
    return scenario
        .settings
        .option("collapse", "cluster")
        .asyncExecutor(Runnable::run)
        .over(scenario.provider.cache());
  }

  private CompletableFuture<HttpResponse> get(HttpCache process) {
    return process.executeAsync(REQUEST, origin).toCompletableFuture();
  }

  @ParameterizedTest
  @EnumSource
  void aRequestAfterItDoesNotWaitForTheCallOfAnotherProcess(Named deletion) {
    HttpCache other = process();
    get(process());
    deletion.run(other.responses());
    get(other);
    assertThat(origin.calls()).as("open calls").isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aRequestAfterItDoesNotWaitForACallOfTheSameProcess(Named deletion) {
    HttpCache process = process();
    get(process);
    deletion.run(process.responses());
    get(process);
    assertThat(origin.calls()).as("open calls").isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aResponseThatWasRequestedBeforeIsNotStored(Named deletion) {
    HttpCache process = process();
    CompletableFuture<HttpResponse> answer = get(process);
    deletion.run(process.responses());
    origin.answers("Cache-Control", FRESH);
    assertThat(status(answer.join())).contains("detail=superseded");
    assertThat(process.responses().count(Criteria.all())).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aResponseThatIsRequestedAfterwardsIsStored(Named deletion) {
    HttpCache process = process();
    deletion.run(process.responses());
    CompletableFuture<HttpResponse> answer = get(process);
    origin.answers("Cache-Control", FRESH);
    assertThat(status(answer.join())).contains("; stored");
  }

  /** What a call in flight returns is not known, so it may not match. */
  @Test
  void aDeletionByCriteriaLeavesCallsAndLeases() {
    HttpCache other = process();
    CompletableFuture<HttpResponse> first = get(process());
    other.responses().delete(Criteria.all());
    CompletableFuture<HttpResponse> second = get(other);
    assertThat(origin.calls()).isEqualTo(1);
    origin.answers("Cache-Control", FRESH);
    assertThat(status(first.join())).contains("; stored");
    assertThat(body(second.join())).isEqualTo("1");
  }
}
