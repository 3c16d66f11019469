package org.jcachehttp.benchmarks;

import feign.Capability;
import feign.Client;
import feign.Feign;
import feign.Request;
import java.util.concurrent.TimeUnit;

/** Makes subjects. */
final class Subjects {

  /** Feign's defaults. */
  static final Request.Options OPTIONS =
      new Request.Options(10, TimeUnit.SECONDS, 60, TimeUnit.SECONDS, true);

  private Subjects() {}

  /** An operation. */
  interface Operation {
    /** Executes it. */
    Object call(int count) throws Exception;
  }

  /** Returns the client that Feign uses by default. */
  static Client defaultClient() {
    return new Client.Default(null, null);
  }

  /** Returns a Feign client of one type. */
  static <T> T feign(Class<T> type, Client client, String url, Capability... capabilities) {
    Feign.Builder builder = Feign.builder().client(client).options(OPTIONS);
    for (Capability capability : capabilities) {
      builder.addCapability(capability);
    }
    return builder.target(type, url);
  }

  /** Returns a URI with the directory for files in the place of DIR. */
  static String uri(String uri, Environment environment) {
    return uri.replace("DIR", environment.directory().toString());
  }

  /** Returns the subject that requests a few posts in turn. */
  static Subject postsInTurn(Posts posts, AutoCloseable... closing) {
    return of(count -> posts.post(count % Post.COUNT), closing);
  }

  /** Returns a subject that closes what it needs. */
  @SuppressWarnings("try") // A client may be interrupted while it closes.
  static Subject of(Operation operation, AutoCloseable... closing) {
    return new Subject() {
      @Override
      public Object call(int count) throws Exception {
        return operation.call(count);
      }

      @Override
      public void close() throws Exception {
        for (AutoCloseable open : closing) {
          open.close();
        }
      }
    };
  }
}
