package org.jcachehttp.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.storage.PagedScan;

/** The fields of a hash page by page; their values stay on the server. */
final class HashScan implements HeadPages {

  private static final byte[] START_AND_END = {'0'};
  private static final byte[] PAGE = Integer.toString(PagedScan.PAGE_SIZE).getBytes(UTF_8);

  private final String name;
  private final Server server;
  private final RecentKeys recent = new RecentKeys();
  private byte[] cursor = START_AND_END;
  private boolean ended;

  /** A scan of the hash with this key. */
  HashScan(String name, Server server) {
    this.name = name;
    this.server = server;
  }

  @Override
  public Optional<List<Head>> next() {
    if (ended) {
      return Optional.empty();
    }
    List<byte[]> answer = server.list("scan entries", Scripts.SCAN_HEADS, name, cursor, PAGE);
    cursor = answer.get(0);
    ended = Arrays.equals(cursor, START_AND_END);
    return Optional.of(heads(answer));
  }

  private List<Head> heads(List<byte[]> answer) {
    List<Head> heads = new ArrayList<>();
    for (int i = 1; i < answer.size(); i += 2) {
      String key = new String(answer.get(i), UTF_8);
      if (recent.meet(key)) {
        Head.parse(key, answer.get(i + 1)).ifPresent(heads::add);
      }
    }
    return heads;
  }
}
