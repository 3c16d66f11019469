package org.jcachehttp.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.storage.PagedScan;

/** Scans the headers of the entries of a hash page by page. The payloads stay on the server. */
final class HashScan implements HeaderPages {

  private static final byte[] START = {'0'};
  private static final byte[] PAGE = Integer.toString(PagedScan.PAGE_SIZE).getBytes(UTF_8);

  private final String name;
  private final Server server;
  private final RecentKeys recent = new RecentKeys();
  private byte[] cursor = START;
  private boolean ended;

  /** Creates a scan of the hash under this key. */
  HashScan(String name, Server server) {
    this.name = name;
    this.server = server;
  }

  @Override
  public Optional<List<EntryHeader>> next() {
    if (ended) {
      return Optional.empty();
    }
    List<byte[]> response = server.list("scan entries", Scripts.SCAN_HEADERS, name, cursor, PAGE);
    cursor = response.get(0);
    ended = Arrays.equals(cursor, START);
    return Optional.of(headers(response));
  }

  private List<EntryHeader> headers(List<byte[]> response) {
    List<EntryHeader> headers = new ArrayList<>();
    for (int i = 1; i < response.size(); i += 2) {
      String key = new String(response.get(i), UTF_8);
      if (recent.add(key)) {
        EntryHeader.parse(key, response.get(i + 1)).ifPresent(headers::add);
      }
    }
    return headers;
  }
}
