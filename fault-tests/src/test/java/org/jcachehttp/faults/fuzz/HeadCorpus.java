package org.jcachehttp.faults.fuzz;

import java.net.URI;
import java.util.List;
import java.util.Random;

/** Well-formed field lines that a cache reads, and the parts that their parsers treat specially. */
final class HeadCorpus {

  static final List<String> RESPONSE_FIELDS =
      List.of(
          "Cache-Control: max-age=60",
          "Cache-Control: public, s-maxage=10, stale-while-revalidate=5, stale-if-error=600",
          "Cache-Control: private=\"X-A, X-B\", no-cache=\"Set-Cookie\", max-age=5",
          "Cache-Control: no-store, must-understand, immutable",
          "Vary: Accept-Language, Accept-Encoding",
          "Vary: *",
          "Date: Sun, 29 Nov 2026 12:00:00 GMT",
          "Date: Sunday, 29-Nov-26 12:00:00 GMT",
          "Expires: Sun Nov 29 12:00:00 2026",
          "Last-Modified: Sun, 29 Nov 2026 11:59:60 GMT",
          "ETag: W/\"1\"",
          "ETag: \"a,*,b\"",
          "Age: 5",
          "Content-Range: bytes 0-3/10",
          "Content-Length: 10",
          "Content-Encoding: gzip",
          "Content-Location: /other?x=1",
          "Location: /next?access_token=secret-token",
          "Connection: close, X-A",
          "Set-Cookie: a=b; Max-Age=5",
          "Warning: 110 - \"stale\"",
          "Retry-After: 120",
          "Content-Digest: sha-256=:YWJj:",
          "Cache-Status: other; hit; ttl=5",
          "CDN-Cache-Control: max-age=600",
          "Cache-Groups: \"a\", \"b\"",
          "Cache-Group-Invalidation: \"a\"",
          "No-Vary-Search: params=(\"a\" \"b\"), key-order",
          "Clear-Site-Data: \"cache\", \"cookies\"",
          "Trailer: Expires");

  static final List<String> REQUEST_FIELDS =
      List.of(
          "Cache-Control: max-age=0, max-stale=5, min-fresh=1",
          "Cache-Control: only-if-cached, no-cache, no-store, stale-if-error=0",
          "Pragma: no-cache",
          "Range: bytes=0-3, 5-, -2",
          "If-Range: \"1\"",
          "If-Match: *",
          "If-None-Match: W/\"1\", \"a,*,b\"",
          "If-Modified-Since: Sun, 29 Nov 2026 12:00:00 GMT",
          "If-Unmodified-Since: Sun, 29 Nov 2026 12:00:00 GMT",
          "Accept-Language: de;q=0.5, fr;q=1.000, *",
          "Accept-Encoding: gzip, br;q=0",
          "Authorization: Bearer secret-token",
          "Cookie: sid=secret-of-session; a=b",
          "Host: example.com",
          "Content-Length: 10",
          "Content-Type: application/json",
          "Transfer-Encoding: chunked",
          "Connection: X-A");

  static final List<String> SPECIAL =
      List.of(
          "\"",
          "\\",
          ",",
          ";",
          "=",
          " ",
          "\t",
          "\r\n",
          "\0",
          "*",
          "-",
          ":",
          "/",
          "?",
          "q=",
          "W/",
          "99999999999999999999",
          "-1",
          "0x10",
          "1.5",
          "(",
          ")",
          "%",
          "%00",
          "\u00e9",
          "\ud800",
          "no-store",
          "max-age",
          "bytes",
          "GMT",
          ", ,",
          "\"\"",
          "=\"",
          "2147483648",
          "?1",
          "@");

  private static final List<String> QUERIES =
      List.of("", "?", "?a=1&b=2", "?b=2&a=1", "?access_token=secret-token", "?%00", "?a=%ZZ");

  private HeadCorpus() {}

  static URI uri(int page, Random random) {
    String query = QUERIES.get(random.nextInt(QUERIES.size()));
    return URI.create("https://example.com/" + page + query.replace("%ZZ", "%5A"));
  }
}
