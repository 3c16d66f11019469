package org.jcachehttp.clients.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import java.io.IOException;
import java.net.URI;
import java.util.Random;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.KeySettings;
import org.junit.jupiter.api.Test;

/** Methods other than GET, ranges, and requests with content. */
interface MethodsContract extends ClientFixture {

  @Test
  default void headIsAnsweredFromAStoredResponseToGet() throws IOException {
    origin().servesFresh("/topic", "text");
    get("/topic");
    Received head = send(request("HEAD", "/topic"));
    assertThat(head.isHit()).isTrue();
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.fields().first("Content-Length")).contains("4");
  }

  @Test
  default void headReachesTheOriginIfNothingIsStored() throws IOException {
    origin().servesFresh("/topic", "text");
    Received head = send(request("HEAD", "/topic"));
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(origin().lastMethod()).isEqualTo("HEAD");
  }

  @Test
  default void postReachesTheOriginWithItsContent() throws IOException {
    byte[] content = "a new topic".getBytes(UTF_8);
    origin().serves("/topics", answer(201, "created", "Cache-Control", "max-age=60"));
    for (int i = 0; i < 2; i++) {
      Received created = send(request("POST", "/topics", content));
      assertThat(created.status()).isEqualTo(201);
      assertThat(created.text()).isEqualTo("created");
      assertThat(origin().lastContent()).isEqualTo(content);
      assertThat(origin().lastMethod()).isEqualTo("POST");
    }
    assertThat(origin().requests()).isEqualTo(2);
  }

  @Test
  default void postInvalidatesTheStoredResponse() throws IOException {
    origin().servesFresh("/topics", "text");
    get("/topics");
    send(request("POST", "/topics", "a new topic".getBytes(UTF_8)));
    get("/topics");
    assertThat(origin().requests()).isEqualTo(3);
  }

  @Test
  default void deleteInvalidatesTheStoredResponse() throws IOException {
    origin().servesFresh("/topic", "text");
    get("/topic");
    send(request("DELETE", "/topic"));
    assertThat(origin().lastMethod()).isEqualTo("DELETE");
    get("/topic");
    assertThat(origin().requests()).isEqualTo(3);
  }

  @Test
  default void aFailedPostInvalidatesNothing() throws IOException {
    origin()
        .serves(
            "/topics",
            exchange ->
                answer(
                        exchange.getRequestMethod().equals("POST") ? 500 : 200,
                        "text",
                        "Cache-Control",
                        "max-age=60")
                    .handle(exchange));
    get("/topics");
    send(request("POST", "/topics", "a new topic".getBytes(UTF_8)));
    assertHit("/topics", "text");
  }

  @Test
  default void aLargeUploadReachesTheOriginUntouched() throws IOException {
    byte[] content = new byte[2 << 20];
    new Random(1).nextBytes(content);
    origin().serves("/file", answer(200, "stored"));
    assertThat(send(request("PUT", "/file", content)).text()).isEqualTo("stored");
    assertThat(origin().lastContent()).isEqualTo(content);
  }

  @Test
  default void theAnswerToAnUploadMayPrecedeItsContent() throws IOException {
    origin().servesEarly("/file", 413, "too large");
    Received refused = send(request("PUT", "/file", new byte[8 << 20]));
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.text()).isEqualTo("too large");
    assertThat(origin().requests()).isEqualTo(1);
  }

  @Test
  default void anUploadThatExpectsContinueReachesTheOrigin() throws IOException {
    needs(ClientFeature.EXPECT_CONTINUE);
    byte[] content = new byte[1 << 16];
    origin().serves("/file", answer(200, "stored"));
    HttpRequest upload =
        HttpRequest.builder("PUT", URI.create(origin().url() + "/file"))
            .fields(Fields.of("Content-Type", "application/octet-stream", "Expect", "100-continue"))
            .content(Body.of(content))
            .build();
    assertThat(send(upload).text()).isEqualTo("stored");
    assertThat(origin().lastContent()).isEqualTo(content);
  }

  @Test
  default void postIsStoredByItsContentIfItsMethodIs() throws IOException {
    needs(ClientFeature.CONTENT);
    stage()
        .session
        .swap(builder -> builder.keys(KeySettings.defaults().withMethods("GET", "POST")));
    origin()
        .serves(
            "/search",
            exchange ->
                answer(
                        200,
                        "found " + new String(origin().lastContent(), UTF_8),
                        "Cache-Control",
                        "max-age=60")
                    .handle(exchange));
    for (int i = 0; i < 2; i++) {
      assertThat(send(request("POST", "/search", "a".getBytes(UTF_8))).text()).isEqualTo("found a");
      assertThat(send(request("POST", "/search", "b".getBytes(UTF_8))).text()).isEqualTo("found b");
    }
    assertThat(origin().requests()).isEqualTo(2);
  }

  @Test
  default void aRangeIsTakenFromAStoredResponse() throws IOException {
    origin().serves("/file", "0123456789", "Cache-Control", "max-age=60", "ETag", "\"1\"");
    get("/file");
    Received part = get("/file", "Range", "bytes=2-4");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("234");
    assertThat(part.fields().first("Content-Range")).contains("bytes 2-4/10");
    assertThat(origin().requests()).isEqualTo(1);
  }

  @Test
  default void aRangeOfTheOriginIsStored() throws IOException {
    origin()
        .serves(
            "/file",
            answer(
                206,
                "234",
                "Cache-Control",
                "max-age=60",
                "ETag",
                "\"1\"",
                "Content-Range",
                "bytes 2-4/10"));
    for (int i = 0; i < 2; i++) {
      Received part = get("/file", "Range", "bytes=2-4");
      assertThat(part.status()).isEqualTo(206);
      assertThat(part.text()).isEqualTo("234");
    }
    assertThat(origin().requests()).isEqualTo(1);
  }

  @Test
  default void optionsReachesTheOrigin() throws IOException {
    origin().serves("/topic", answer(204, "", "Allow", "GET"));
    for (int i = 0; i < 2; i++) {
      assertThat(send(request("OPTIONS", "/topic")).fields().first("Allow")).contains("GET");
    }
    assertThat(origin().requests()).isEqualTo(2);
  }
}
