package org.jcachehttp.http;

import static org.jcachehttp.http.Heads.fresh;
import static org.jcachehttp.http.Heads.lines;
import static org.jcachehttp.http.Heads.names;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.settings.CacheType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time for the head of a response is linear in its size. */
class HeadGrowthTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  private void originAnswers(int status, Fields fields) {
    scenario.origin.answers(request -> ScriptedOrigin.response(status).withFields(fields));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Vary", "Connection", "no-cache", "private"})
  void listsOfNamesTakeLinearTime(String list) {
    scenario.settings.type(CacheType.SHARED);
    Growth.assertLinear(
        20_000,
        size -> {
          Field field =
              list.equals("Vary") || list.equals("Connection")
                  ? new Field(list, names(size))
                  : new Field("Cache-Control", list + "=\"" + names(size) + '"');
          Fields head =
              fresh(Stream.concat(lines(size).stream(), Stream.of(field)).toArray(Field[]::new));
          return () -> {
            originAnswers(200, head);
            scenario.get();
          };
        });
  }

  @Test
  void validationTakesLinearTime() {
    scenario.origin.answers(200, "Cache-Control", "max-age=0", "ETag", "\"v1\"");
    scenario.get();
    Growth.assertLinear(
        20_000,
        size -> {
          Fields head = lines(size);
          return () -> {
            originAnswers(304, head);
            scenario.get();
          };
        });
  }

  @Test
  void aLocationWithManyParametersTakesLinearTime() {
    Growth.assertLinear(
        20_000,
        size -> {
          String query =
              IntStream.range(0, size / 10)
                  .mapToObj(i -> "p" + i + "=1")
                  .collect(Collectors.joining("&"));
          return () -> {
            scenario.origin.answers(301, "Cache-Control", "max-age=60", "Location", "/b?" + query);
            scenario.send("GET", "http://example.com/a?" + query);
          };
        });
  }
}
