package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Heads.fresh;
import static org.jcachehttp.http.Heads.lines;
import static org.jcachehttp.http.Heads.names;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.util.ArrayList;
import java.util.List;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Responses with a larger head than origins send pass by unstored. */
class HeadLimitsTest {

  private static final int MANY = 65;

  @RegisterExtension private final Scenario scenario = new Scenario();

  private static List<Fields> heads(int names) {
    return List.of(
        fresh(new Field("Vary", names(names))),
        fresh(new Field("Connection", names(names))),
        fresh(new Field("Cache-Control", "no-cache=\"" + names(names) + '"')),
        fresh(new Field("Cache-Control", "private=\"" + names(names) + '"')));
  }

  static List<Fields> tooLarge() {
    List<Fields> all = new ArrayList<>(heads(MANY));
    all.add(fresh(lines(1000).stream().toArray(Field[]::new)));
    all.add(fresh(new Field("X", "a".repeat(256 << 10))));
    return all;
  }

  static List<Fields> largeEnough() {
    List<Fields> all = new ArrayList<>(heads(MANY - 1));
    all.add(fresh(lines(998).stream().toArray(Field[]::new)));
    all.add(fresh(new Field("X", "a".repeat(255 << 10))));
    return all;
  }

  private void originAnswers(int status, Fields fields) {
    scenario.origin.answers(request -> ScriptedOrigin.response(status).withFields(fields));
  }

  @ParameterizedTest
  @MethodSource("tooLarge")
  void aResponseWithALargerHeadPassesByUnstored(Fields head) {
    originAnswers(200, head);
    HttpResponse passed = scenario.get();
    assertThat(status(passed)).endsWith("detail=head-too-large");
    assertThat(passed.fields()).containsAll(head);
    assertThat(body(passed)).isEqualTo("1");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("largeEnough")
  void aResponseAtTheLimitsIsStored(Fields head) {
    originAnswers(200, head);
    scenario.get();
    assertThat(status(scenario.get())).startsWith("jcache-http; hit");
  }

  @Test
  void a304WithALargerHeadAnswersItsCallerAndUpdatesNothing() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"v1\"");
    scenario.get();
    scenario.passes(61);
    originAnswers(304, lines(1001));
    HttpResponse validated = scenario.get();
    assertThat(status(validated)).endsWith("fwd-status=304; detail=head-too-large");
    assertThat(body(validated)).isEqualTo("1");
    scenario.origin.answers(304, "Cache-Control", "max-age=60");
    assertThat(scenario.get().fields().has("X7")).isFalse();
  }
}
