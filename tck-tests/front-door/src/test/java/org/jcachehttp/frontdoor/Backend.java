package org.jcachehttp.frontdoor;

import java.nio.file.Path;
import java.util.function.Function;
import org.jcachehttp.servers.LocalServer;

/** The backends the application runs on; a new one is a line here. */
enum Backend {
  MEMORY("memory:app", Keeps.UNTIL_CLOSED),
  SQLITE("sqlite:FOLDER/app.sqlite", Keeps.FOR_GOOD),
  FILESYSTEM("filesystem:FOLDER/app", Keeps.FOR_GOOD),
  HAZELCAST("hazelcast:app", Keeps.UNTIL_CLOSED),
  REDIS("redis:SERVER", Keeps.FOR_GOOD),
  MONGODB("mongodb:SERVER", Keeps.FOR_GOOD),
  GRIDFS("gridfs:SERVER", Keeps.FOR_GOOD),
  DYNAMODB("dynamodb:SERVER", Keeps.FOR_GOOD),
  EHCACHE("ehcache:app", Keeps.UNTIL_CLOSED),
  EHCACHE_DISK("ehcache:FOLDER/app?disk=1MiB", Keeps.FOR_GOOD),
  DUMMY("dummy:app", Keeps.NOTHING);

  /** How long entries are kept. */
  enum Keeps {
    NOTHING,
    UNTIL_CLOSED,
    FOR_GOOD
  }

  private static final String SERVER = ":SERVER";

  private final String uri;
  private final Keeps keeps;

  Backend(String uri, Keeps keeps) {
    this.uri = uri;
    this.keeps = keeps;
  }

  /** Its URI, where files go to the folder and there are servers for schemes that need one. */
  String uri(Path folder, Function<String, LocalServer> servers) {
    return uri.endsWith(SERVER)
        ? servers.apply(uri.replace(SERVER, "")).uriWithLongTimeouts("app").toString()
        : uri.replace("FOLDER", folder.toString());
  }

  boolean keepsAnything() {
    return keeps != Keeps.NOTHING;
  }

  boolean keepsForGood() {
    return keeps == Keeps.FOR_GOOD;
  }
}
