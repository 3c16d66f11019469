package org.jcachehttp.frontdoor;

import java.nio.file.Path;

/** The backends the application runs on; a new one is a line here. */
enum Backend {
  MEMORY("memory:app", Keeps.UNTIL_CLOSED),
  SQLITE("sqlite:FOLDER/app.sqlite", Keeps.FOR_GOOD),
  FILESYSTEM("filesystem:FOLDER/app", Keeps.FOR_GOOD),
  HAZELCAST("hazelcast:app", Keeps.UNTIL_CLOSED),
  REDIS("redis://127.0.0.1:PORT/0", Keeps.FOR_GOOD),
  EHCACHE("ehcache:app", Keeps.UNTIL_CLOSED),
  EHCACHE_DISK("ehcache:FOLDER/app?disk=1MiB", Keeps.FOR_GOOD),
  DUMMY("dummy:app", Keeps.NOTHING);

  /** How long entries are kept. */
  enum Keeps {
    NOTHING,
    UNTIL_CLOSED,
    FOR_GOOD
  }

  private final String uri;
  private final Keeps keeps;

  Backend(String uri, Keeps keeps) {
    this.uri = uri;
    this.keeps = keeps;
  }

  /** Its URI, where files go to the folder and a Redis server listens at the port. */
  String uri(Path folder, int redisPort) {
    return uri.replace("FOLDER", folder.toString()).replace("PORT", String.valueOf(redisPort));
  }

  boolean keepsAnything() {
    return keeps != Keeps.NOTHING;
  }

  boolean keepsForGood() {
    return keeps == Keeps.FOR_GOOD;
  }
}
