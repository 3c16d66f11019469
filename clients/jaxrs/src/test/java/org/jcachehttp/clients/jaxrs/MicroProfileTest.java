package org.jcachehttp.clients.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.net.URI;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link HttpCacheFeature} in a MicroProfile REST Client: that of RESTEasy. */
@Timeout(60)
class MicroProfileTest {

  private static final HttpCache CACHE = HttpCache.open("memory:");
  private static final Client NETWORK = new ResteasyClientBuilderImpl().build();

  /** A provider as an application writes it. */
  public static final class ForumCache implements Feature {

    @Override
    public boolean configure(FeatureContext context) {
      return new HttpCacheFeature(CACHE, NETWORK).configure(context);
    }
  }

  @RegisterProvider(ForumCache.class)
  @CacheTags("forum")
  public interface Forum {

    @GET
    @Path("/topics")
    String topics();

    @GET
    @Path("/topics")
    CompletionStage<String> topicsAsync();

    @GET
    @Path("/posts")
    @ExpireAfter("10m")
    @CacheTags("posts")
    String posts();
  }

  private final LoopbackOrigin origin = new LoopbackOrigin();
  private final Forum forum =
      RestClientBuilder.newBuilder().baseUri(URI.create(origin.url())).build(Forum.class);

  @AfterEach
  void close() {
    origin.close();
    CACHE.responses().clear();
  }

  @AfterAll
  static void closeAll() {
    NETWORK.close();
    CACHE.close();
  }

  @Test
  void anInterfaceUsesTheCacheThatItNames() throws Exception {
    origin.serves("/topics", "all", "Content-Type", "text/plain", "Cache-Control", "max-age=60");
    assertThat(forum.topics()).isEqualTo("all");
    assertThat(forum.topics()).isEqualTo("all");
    assertThat(forum.topicsAsync().toCompletableFuture().get()).isEqualTo("all");
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void anInterfaceHasTags() {
    origin.serves("/topics", "all", "Content-Type", "text/plain", "Cache-Control", "max-age=60");
    forum.topics();
    CACHE.responses().invalidateTag("forum");
    forum.topics();
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void aMethodHasALifetimeAndTagsOfItsOwn() {
    origin.serves("/posts", "all", "Content-Type", "text/plain");
    forum.posts();
    CACHE.responses().invalidateTag("forum");
    forum.posts();
    assertThat(origin.requests()).isEqualTo(1);
    CACHE.responses().invalidateTag("posts");
    forum.posts();
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void anExceptionMapperSeesAStoredErrorLikeOneOfTheOrigin() {
    origin.serves("/topics", answer(404, "not here", "Cache-Control", "max-age=60"));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(forum::topics)
          .isInstanceOfSatisfying(
              WebApplicationException.class,
              error -> assertThat(error.getResponse().getStatus()).isEqualTo(404));
    }
    assertThat(origin.requests()).isEqualTo(1);
  }
}
