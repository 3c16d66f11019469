package org.jcachehttp.clients.testkit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Set;
import org.jcachehttp.http.CacheSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of an adapter for an HTTP client: extend it and open the client. The tests send
 * requests to a real server on the loopback interface.
 *
 * <pre>{@code
 * class MyClientTest extends ClientContract {
 *
 *   @Override
 *   protected TestClient open(CacheSession session) {
 *     return call -> convert(new MyCachingClient(session).send(convert(call)));
 *   }
 * }
 * }</pre>
 */
@Timeout(60)
public abstract class ClientContract
    implements FreshnessContract,
        ValidationContract,
        SelectionContract,
        CredentialsContract,
        BodiesContract,
        StreamsContract,
        TruncationContract,
        MethodsContract,
        RedirectsContract,
        FailuresContract,
        OptionsContract,
        CollapsingContract,
        Http2Contract {

  private @Nullable TestStage stage;

  /**
   * {@return the client under test with an HTTP cache} It follows redirections if the adapter has
   * the feature {@link ClientFeature#REDIRECTS}, and otherwise does not.
   *
   * @param session the session of the cache
   */
  protected abstract TestClient open(CacheSession session);

  /**
   * {@return a client under test that keeps cookies} Override it for the feature {@link
   * ClientFeature#COOKIE_JAR}.
   *
   * @param session the session of the cache
   */
  protected TestClient openWithCookieJar(CacheSession session) {
    throw new UnsupportedOperationException("the adapter does not have the feature COOKIE_JAR");
  }

  /**
   * {@return a client under test that adds a credential below the cache, as an interceptor that is
   * added after the cache does} Override it for the feature {@link
   * ClientFeature#ADDED_CREDENTIALS}.
   *
   * @param session the session of the cache
   * @param authorization the value of Authorization
   */
  protected TestClient openAddingBelow(CacheSession session, String authorization) {
    throw new UnsupportedOperationException("the adapter does not have ADDED_CREDENTIALS");
  }

  /**
   * {@return a client under test that speaks HTTP/2 without TLS} Override it for the feature {@link
   * ClientFeature#HTTP_2}.
   *
   * @param session the session of the cache
   */
  protected TestClient openHttp2(CacheSession session) {
    throw new UnsupportedOperationException("the adapter does not have the feature HTTP_2");
  }

  /**
   * {@return the URI of the backend; {@code DIR} is replaced with a directory of the test} {@code
   * memory:} by default.
   */
  protected String backend() {
    return "memory:";
  }

  /** Returns the optional features of this adapter; none by default. */
  @Override
  public Set<ClientFeature> features() {
    return Set.of();
  }

  @BeforeEach
  final void openStage() {
    stage = new TestStage(backend(), this::open);
  }

  @AfterEach
  final void closeStage() throws IOException {
    if (stage != null) {
      stage.close();
    }
  }

  @Override
  public final TestStage stage() {
    return requireNonNull(stage, "stage");
  }

  @Override
  public final TestClient openWithCookieJar() {
    return openWithCookieJar(stage().session);
  }

  @Override
  public final TestClient openAddingBelow(String authorization) {
    return openAddingBelow(stage().session, authorization);
  }

  @Override
  public final TestClient openHttp2() {
    return openHttp2(stage().session);
  }
}
