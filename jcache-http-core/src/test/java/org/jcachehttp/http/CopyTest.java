package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.jcachehttp.http.maintenance.CopyProgress;
import org.jcachehttp.http.maintenance.StoredResponses;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Responses are copied into another cache. */
class CopyTest {

  private static final int MANY = 600;

  @RegisterExtension private final Scenario scenario = new Scenario();

  private Cache<String, CachedResponse> target;

  @BeforeEach
  void anotherCache() {
    target = scenario.provider.other();
  }

  private CopyProgress copied() {
    return scenario.responses().copyTo(target, progress -> {});
  }

  private StoredResponses inTarget() {
    return scenario.settings.over(target).responses();
  }

  @Test
  void variantsAndUsersAreFoundInTheOtherCache() throws Exception {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "Accept");
    scenario.get("Accept", "a/b");
    scenario.get("Accept", "a/c");
    scenario.get("Authorization", "Basic YTpi");
    assertThat(copied()).isEqualTo(CopyProgress.none().withCopied(3).withSkipped(0));
    for (Fields fields :
        List.of(Fields.of("Accept", "a/b"), Fields.of("Authorization", "Basic YTpi"))) {
      HttpRequest request = HttpRequest.get(Scenario.URI_OF_A).withFields(fields);
      assertThat(status(scenario.settings.over(target).execute(request, scenario.origin)))
          .contains("hit");
    }
  }

  @Test
  void whatIsPastItsRetentionStaysBehind() {
    scenario.settings.staleRetention(Duration.ZERO);
    scenario.get();
    scenario.passes(60);
    assertThat(copied()).isEqualTo(CopyProgress.none().withCopied(0).withSkipped(0));
  }

  @Test
  void whatIsThereAsNewOrNewerIsSkipped() {
    scenario.get();
    copied();
    assertThat(copied()).isEqualTo(CopyProgress.none().withCopied(0).withSkipped(1));
    scenario.passes(1);
    scenario.send("GET", Scenario.URI_OF_A, "Cache-Control", "no-cache");
    assertThat(copied()).isEqualTo(CopyProgress.none().withCopied(1).withSkipped(0));
    inTarget().setLifetime(ExpireAfter.never());
    scenario.passes(1);
    HttpRequest request = HttpRequest.get(Scenario.URI_OF_A);
    inTarget().put(request, ScriptedOrigin.response(200), ExpireAfter.never());
    assertThat(copied()).isEqualTo(CopyProgress.none().withCopied(0).withSkipped(1));
  }

  @Test
  void aCopyThatBrokeOffIsTakenUpByCopyingAgain() {
    scenario.get();
    CachedResponse response = scenario.provider.cache().iterator().next().getValue();
    scenario
        .provider
        .cache()
        .putAll(
            IntStream.range(1, MANY)
                .mapToObj(Integer::toString)
                .collect(Collectors.toMap(key -> key, key -> response)));
    assertThatThrownBy(
            () ->
                scenario
                    .responses()
                    .copyTo(
                        target,
                        progress -> {
                          throw new CancellationException();
                        }))
        .isInstanceOf(CancellationException.class);
    List<CopyProgress> steps = new ArrayList<>();
    CopyProgress end = scenario.responses().copyTo(inTarget(), steps::add);
    assertThat(end.copied() + end.skipped()).isEqualTo(MANY);
    assertThat(end.skipped()).isEqualTo(500);
    assertThat(steps).hasSize(2).last().isEqualTo(end);
    assertThat(target).hasSize(MANY);
  }
}
