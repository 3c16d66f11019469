package org.jcachehttp.examples.quickstart;

import feign.Feign;
import feign.Retryer;
import feign.Target;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import org.jcachehttp.feign.HttpCacheCapability;
import org.jcachehttp.http.HttpCache;

/** Calls a slow endpoint ten times, or each given page twice, through a cached Feign client. */
public final class Quickstart {

  private static final String USAGE =
      """
      Calls an endpoint that takes one second ten times through an HTTP cache,
      or fetches each URL twice. A response without a freshness lifetime is fresh
      for one hour.

      Arguments: [--backend URI] [--port NUMBER] [URL ...]
        --backend URI  the store of responses: memory:, sqlite:/path/file.sqlite, ...;
                       default: a SQLite file in the folder of this example
        --port NUMBER  port of the slow endpoint; default: 18080
      """;

  private final PageClient client;
  private final CallTable table;

  private Quickstart(HttpCache cache, PrintStream out) {
    this.client =
        Feign.builder()
            .addCapability(new HttpCacheCapability(cache))
            .retryer(Retryer.NEVER_RETRY)
            .target(Target.EmptyTarget.create(PageClient.class));
    this.table = new CallTable(out);
  }

  /**
   * Runs the example; exits with status 1 if it fails.
   *
   * @param arguments the words of the command line, such as {@code --help}
   */
  public static void main(String[] arguments) {
    try {
      run(List.of(arguments), System.out);
    } catch (QuickstartException failure) {
      System.err.println(failure.line());
      System.exit(1);
    }
  }

  /**
   * Runs the example.
   *
   * @throws QuickstartException if it fails
   */
  static void run(List<String> words, PrintStream out) {
    if (words.contains("--help")) {
      out.print(USAGE);
      return;
    }
    Arguments arguments = Arguments.parse(words);
    try (HttpCache cache = Backend.open(arguments.backend().orElseGet(Backend::defaultUri))) {
      Quickstart quickstart = new Quickstart(cache, out);
      if (arguments.pages().isEmpty()) {
        quickstart.callSlowEndpoint(arguments.port());
      } else {
        arguments.pages().forEach(page -> quickstart.call(page, 2));
      }
      quickstart.table.total();
    }
  }

  private void callSlowEndpoint(int port) {
    try (LoopbackOrigin origin = LoopbackOrigin.start(port)) {
      call(origin.slowPage(), 10);
    }
  }

  private void call(URI page, int times) {
    table.heading(page.toString());
    for (int i = 0; i < times; i++) {
      table.row(Call.to(page, client));
    }
  }
}
