package org.jcachehttp.clients.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Redirections are followed above the cache. */
interface RedirectsContract extends ClientFixture {

  private void redirects(String path, int status, String location, String cacheControl) {
    origin().serves(path, answer(status, "", "Location", location, "Cache-Control", cacheControl));
  }

  @Test
  default void eachHopIsStored() throws IOException {
    needs(ClientFeature.REDIRECTS);
    redirects("/old", 301, "/new", "max-age=60");
    origin().servesFresh("/new", "text");
    assertThat(get("/old").text()).isEqualTo("text");
    assertHit("/old", "text");
    assertHit("/new", "text");
    assertThat(origin().requests()).isEqualTo(2);
  }

  @Test
  default void aHopThatMayNotBeStoredIsAskedAgain() throws IOException {
    needs(ClientFeature.REDIRECTS);
    redirects("/old", 302, "/new", "no-store");
    origin().servesFresh("/new", "text");
    get("/old");
    assertThat(get("/old").text()).isEqualTo("text");
    assertThat(origin().paths()).containsExactly("/old", "/new", "/old");
  }

  @Test
  default void postBecomesGetAfter303() throws IOException {
    needs(ClientFeature.REDIRECTS);
    redirects("/topics", 303, "/topics/1", "no-store");
    origin().servesFresh("/topics/1", "text");
    Received created = send(request("POST", "/topics", "a new topic".getBytes(UTF_8)));
    assertThat(created.text()).isEqualTo("text");
    assertThat(origin().lastMethod()).isEqualTo("GET");
    assertThat(origin().lastContent()).isEmpty();
    assertHit("/topics/1", "text");
  }

  @Test
  default void postKeepsItsContentAfter307() throws IOException {
    needs(ClientFeature.REDIRECTS);
    redirects("/topics", 307, "/posts", "no-store");
    origin().serves("/posts", "created");
    byte[] content = "a new topic".getBytes(UTF_8);
    assertThat(send(request("POST", "/topics", content)).text()).isEqualTo("created");
    assertThat(origin().lastMethod()).isEqualTo("POST");
    assertThat(origin().lastContent()).isEqualTo(content);
  }

  @Test
  default void credentialsAreNotSentToAnotherOrigin() throws IOException {
    needs(ClientFeature.REDIRECTS);
    redirects("/old", 302, origin().otherUrl() + "/new", "no-store");
    origin().servesFresh("/new", "text");
    Received response = get("/old", "Authorization", "Bearer a1b2c3d4");
    // Some clients do not follow such a redirection.
    assertThat(response.status()).isIn(200, 302);
    if (response.status() == 200) {
      assertThat(response.text()).isEqualTo("text");
      assertThat(origin().lastField("Authorization")).isEmpty();
    }
  }

  @Test
  default void redirectionsInACircleAreAnError() {
    needs(ClientFeature.REDIRECTS);
    redirects("/a", 302, "/b", "no-store");
    redirects("/b", 302, "/a", "no-store");
    assertThatThrownBy(() -> get("/a")).isInstanceOf(IOException.class);
  }

  @Test
  default void aRedirectionWithoutLocationPasses() throws IOException {
    origin().serves("/old", answer(302, "nowhere"));
    Received response = get("/old");
    assertThat(response.status()).isEqualTo(302);
    assertThat(response.text()).isEqualTo("nowhere");
  }
}
