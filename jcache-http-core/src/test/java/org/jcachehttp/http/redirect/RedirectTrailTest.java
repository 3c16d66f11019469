package org.jcachehttp.http.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 section 15.4. */
class RedirectTrailTest {

  private static final String START = "https://example.org/a/b?q=1";

  @ParameterizedTest
  @CsvSource({
    "https://example.org/c, https://example.org/c",
    "//other.org/c, https://other.org/c",
    "/c, https://example.org/c",
    "c?d, https://example.org/a/c?d",
    "?q=2, https://example.org/a/b?q=2",
    "../c#part, https://example.org/c",
    "a b, https://example.org/a/a%20b",
    "/c?q={a}|b, https://example.org/c?q=%7Ba%7D%7Cb",
    "/100%, https://example.org/100%25",
    "/%20, https://example.org/%20"
  })
  void aLocationIsRelativeToTheRequest(String location, String target) throws RedirectException {
    assertThat(next("GET", 302, location).map(HttpRequest::uri)).contains(URI.create(target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/c",
        "ftp://example.org/c",
        "mailto:a@b.c",
        "//",
        "https://exa mple.org/",
        "https://{example.org}/",
        "\\\\other.org/c"
      })
  void whatCannotOrMustNotBeAskedForIsNotFollowed(String location) throws RedirectException {
    assertThat(next("GET", 302, location)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 300, 304, 305, 404})
  void otherStatusesAreTheEnd(int status) throws RedirectException {
    assertThat(next("GET", status, "/c")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, 301, GET", "POST, 302, GET", "POST, 303, GET", "POST, 307, POST", "POST, 308, POST",
    "PUT, 301, PUT", "PUT, 302, PUT", "PUT, 303, GET", "PUT, 307, PUT", "HEAD, 303, HEAD"
  })
  void theMethodFollowsTheStatus(String method, int status, String next) throws RedirectException {
    assertThat(next(method, status, "/c").map(HttpRequest::method)).contains(next);
  }

  private static HttpResponse redirection(String location, Body body, String... fields) {
    return new HttpResponse(
        302, "", "HTTP/1.1", Fields.of(fields).with("Location", location), body);
  }

  @Test
  void aRedirectionToTheSameUrlWithANewCookieIsFollowed() throws RedirectException {
    RedirectTrail trail = RedirectTrail.from(HttpRequest.get(START), name -> false);
    assertThat(trail.next(redirection(START, Body.empty(), "Set-Cookie", "seen=1"))).isPresent();
    assertThatThrownBy(() -> trail.next(redirection(START, Body.empty())))
        .isInstanceOf(RedirectException.class);
  }

  @Test
  void theBodyOfARefusedRedirectionIsClosed() {
    AtomicBoolean isClosed = new AtomicBoolean();
    InputStream stream =
        new ByteArrayInputStream(new byte[1]) {
          @Override
          public void close() {
            isClosed.set(true);
          }
        };
    RedirectTrail trail = RedirectTrail.from(HttpRequest.get(START), name -> false);
    assertThatThrownBy(() -> trail.next(redirection(START, Body.of(stream))))
        .isInstanceOf(RedirectException.class);
    assertThat(isClosed).isTrue();
  }

  @Test
  void followingSendsEachHopAndReturnsTheFirstOtherResponse() throws IOException {
    RedirectTrail trail = RedirectTrail.from(HttpRequest.get(START), name -> false);
    List<String> hops = new ArrayList<>();
    HttpResponse last =
        trail.follow(
            redirection(302, "https://example.org/b"),
            hop -> {
              hops.add(hop.uri().toString());
              return hops.size() == 2
                  ? new HttpResponse(200, "OK", "HTTP/1.1", Fields.empty(), Body.empty())
                  : redirection(302, "https://example.org/c");
            });
    assertThat(last.status()).isEqualTo(200);
    assertThat(hops).containsExactly("https://example.org/b", "https://example.org/c");
  }

  @Test
  void itsTextHasMethodsAndHostsButNoSecret() throws RedirectException {
    RedirectTrail trail =
        RedirectTrail.from(
            HttpRequest.get("https://me:s3cret@example.org/s3cret?token=s3cret"), name -> false);
    assertThat(trail.next(redirection(302, "https://other.org:8443/s3cret"))).isPresent();
    assertThat(trail).hasToString("RedirectTrail[GET example.org -> GET other.org:8443]");
  }

  @Test
  void contentThatIsNotSentIsNotAnnounced() throws RedirectException {
    HttpRequest get = next("POST", 303, "/c").orElseThrow();
    assertThat(get.content()).isEqualTo(Body.empty());
    assertThat(get.fields().has("Content-Type")).isFalse();
    HttpRequest post = next("POST", 307, "/c").orElseThrow();
    assertThat(post.content()).isEqualTo(Body.of(new byte[] {1}));
    assertThat(post.fields().has("Content-Type")).isTrue();
  }

  @Test
  void anotherOriginGetsNeitherTheUsualCredentialsNorSecrets() throws RedirectException {
    Fields fields = next("GET", 302, "https://example.org:444/c").orElseThrow().fields();
    assertThat(fields.has("Authorization")).isFalse();
    assertThat(fields.has("X-API-Key")).isFalse();
    assertThat(fields.has("X-Session")).isFalse();
    assertThat(fields.has("Accept")).isTrue();
  }

  @Test
  void theSameOriginGetsThemButNoHost() throws RedirectException {
    Fields fields = next("GET", 302, "https://EXAMPLE.org:443/c").orElseThrow().fields();
    assertThat(fields.has("Authorization")).isTrue();
    assertThat(fields.has("Host")).isFalse();
  }

  @Test
  void aTrailThatLeadsBackIsAnErrorThatShowsNoPath() {
    assertThatThrownBy(() -> next("GET", 302, "/a/b?q=1"))
        .isInstanceOf(RedirectException.class)
        .hasMessage("a redirection from example.org repeats an earlier request");
  }

  @Test
  void toSendAPostAfterwardsToTheSameUrlAsAGetIsNotToGoBack() throws RedirectException {
    assertThat(next("POST", 303, START)).isPresent();
  }

  private static Optional<HttpRequest> next(String method, int status, String location)
      throws RedirectException {
    Fields fields =
        Fields.of(
            "Authorization",
            "Basic x",
            "X-API-Key",
            "y",
            "Accept",
            "*/*",
            "X-Session",
            "1",
            "Host",
            "example.org",
            "Content-Type",
            "text/plain",
            "Content-Length",
            "1");
    HttpRequest request =
        HttpRequest.builder(method, URI.create(START))
            .fields(fields)
            .content(Body.of(new byte[] {1}))
            .build();
    return RedirectTrail.from(request, "X-Session"::equalsIgnoreCase)
        .next(redirection(status, location));
  }

  private static HttpResponse redirection(int status, String location) {
    return new HttpResponse(status, "", "HTTP/1.1", Fields.of("Location", location), Body.empty());
  }
}
