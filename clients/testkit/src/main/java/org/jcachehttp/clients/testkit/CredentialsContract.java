package org.jcachehttp.clients.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.http.message.HttpRequest;
import org.junit.jupiter.api.Test;

/** Users with different credentials never share a response. */
interface CredentialsContract extends ClientFixture {

  /** Responds with a credential, fresh for a minute. */
  private static HttpHandler echo(String name) {
    return exchange ->
        answer(
                200,
                "for " + exchange.getRequestHeaders().getFirst(name),
                "Cache-Control",
                "max-age=60")
            .handle(exchange);
  }

  @Test
  default void usersAreKeptApartByTheirAuthorization() throws IOException {
    origin().serves("/inbox", answer(200, "letters", "Cache-Control", "max-age=60"));
    get("/inbox", "Authorization", "Bearer a1b2c3d4");
    get("/inbox", "Authorization", "Bearer e5f6a7b8");
    assertThat(origin().requests()).isEqualTo(2);
    assertThat(origin().lastField("Authorization")).contains("Bearer e5f6a7b8");
  }

  @Test
  default void aUserHasStoredResponses() throws IOException {
    origin().serves("/inbox", answer(200, "letters", "Cache-Control", "max-age=60"));
    get("/inbox", "Authorization", "Bearer a1b2c3d4");
    Received hit = get("/inbox", "Authorization", "Bearer a1b2c3d4");
    assertThat(hit.isHit()).isTrue();
    assertThat(hit.text()).isEqualTo("letters");
  }

  @Test
  default void aRequestWithoutCredentialsDoesNotGetTheResponseOfAUser() throws IOException {
    origin().serves("/inbox", answer(200, "letters", "Cache-Control", "max-age=60"));
    get("/inbox", "Authorization", "Bearer a1b2c3d4");
    get("/inbox");
    assertThat(origin().requests()).isEqualTo(2);
  }

  @Test
  default void usersAreKeptApartByTheirCookies() throws IOException {
    origin().serves("/inbox", answer(200, "letters", "Cache-Control", "max-age=60"));
    get("/inbox", "Cookie", "session=a1b2c3d4");
    get("/inbox", "Cookie", "session=e5f6a7b8");
    assertThat(get("/inbox", "Cookie", "session=a1b2c3d4").isHit()).isTrue();
    assertThat(origin().requests()).isEqualTo(2);
  }

  @Test
  default void theCookiesOfTheClientKeepUsersApart() throws IOException {
    needs(ClientFeature.COOKIE_JAR);
    int[] user = {0};
    origin()
        .serves(
            "/login",
            exchange ->
                answer(
                        200,
                        "welcome",
                        "Set-Cookie",
                        "session=a1b2c3d" + ++user[0] + "; Path=/",
                        "Cache-Control",
                        "no-store")
                    .handle(exchange));
    origin().serves("/inbox", answer(200, "letters", "Cache-Control", "max-age=60"));
    HttpRequest login = request("GET", "/login");
    TestCall inbox = TestCall.of(request("GET", "/inbox"));
    try (TestClient first = openWithCookieJar();
        TestClient second = openWithCookieJar()) {
      Received.of(first.send(TestCall.of(login)));
      Received.of(second.send(TestCall.of(login)));
      Received.of(first.send(inbox));
      assertThat(origin().lastField("Cookie").orElse("")).contains("session=a1b2c3d1");
      Received.of(second.send(inbox));
      assertThat(origin().lastField("Cookie").orElse("")).contains("session=a1b2c3d2");
      assertThat(Received.of(first.send(inbox)).isHit()).isTrue();
    }
    assertThat(origin().requests()).isEqualTo(4);
  }

  @Test
  default void usersWhoseCredentialsAreAddedBelowTheCacheShareNothing() throws IOException {
    needs(ClientFeature.ADDED_CREDENTIALS);
    AtomicInteger letters = new AtomicInteger();
    origin()
        .serves(
            "/inbox",
            exchange ->
                answer(200, "letters " + letters.incrementAndGet(), "Cache-Control", "max-age=60")
                    .handle(exchange));
    TestCall inbox = TestCall.of(request("GET", "/inbox"));
    try (TestClient first = openAddingBelow("Bearer a1b2c3d4");
        TestClient second = openAddingBelow("Bearer e5f6a7b8")) {
      assertThat(Received.of(first.send(inbox)).text()).isEqualTo("letters 1");
      assertThat(Received.of(second.send(inbox)).text()).isEqualTo("letters 2");
    }
    assertThat(origin().lastField("Authorization")).contains("Bearer e5f6a7b8");
  }

  @Test
  default void theOriginReceivesTheCredentials() throws IOException {
    origin().serves("/echo", echo("Authorization"));
    // The response repeats the secret, and is not stored.
    for (int i = 0; i < 2; i++) {
      assertThat(get("/echo", "Authorization", "Bearer a1b2c3d4").text())
          .isEqualTo("for Bearer a1b2c3d4");
    }
  }
}
