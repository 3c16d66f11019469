package org.jcachehttp.examples.quickstart;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of the command line.
 *
 * @param backend the URI of the backend; empty for the default
 * @param port the port of the slow endpoint
 * @param pages the URLs to fetch instead of the slow endpoint
 */
record Arguments(Optional<String> backend, int port, List<URI> pages) {

  static final int DEFAULT_PORT = 18080;

  /**
   * Parses the command line.
   *
   * @throws QuickstartException if an argument is invalid; the message describes the valid form
   */
  static Arguments parse(List<String> words) {
    Optional<String> backend = Optional.empty();
    int port = DEFAULT_PORT;
    List<URI> pages = new ArrayList<>();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      switch (word) {
        case "--backend" -> backend = Optional.of(valueOf(word, rest));
        case "--port" -> port = port(valueOf(word, rest));
        default -> pages.add(page(word));
      }
    }
    return new Arguments(backend, port, List.copyOf(pages));
  }

  private static String valueOf(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new QuickstartException(option + " needs a value");
    }
    return rest.next();
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new QuickstartException("--port is '" + text + "', but must be 0 to 65535");
    }
    return Integer.parseInt(text);
  }

  private static URI page(String text) {
    if (text.startsWith("-")) {
      throw new QuickstartException(
          "unknown option '" + text + "'; the options are --backend URI, --port NUMBER and --help");
    }
    try {
      URI page = new URI(text);
      if (isHttp(page) && page.getHost() != null) {
        return page;
      }
    } catch (URISyntaxException malformed) {
      throw new QuickstartException("'" + text + "' is not a valid URL: " + malformed.getReason());
    }
    throw new QuickstartException(
        "'" + text + "' is not a valid URL: give http://host/ or https://host/");
  }

  private static boolean isHttp(URI page) {
    return "http".equalsIgnoreCase(page.getScheme()) || "https".equalsIgnoreCase(page.getScheme());
  }
}
