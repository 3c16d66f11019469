package org.jcachehttp.uriprovider;

import java.nio.file.Path;
import java.util.function.Function;
import org.jcachehttp.servers.LocalServer;

/** The backends that the application runs on. */
enum Backend {
  MEMORY("memory:app", Durability.UNTIL_CLOSED),
  SQLITE("sqlite:FOLDER/app.sqlite", Durability.PERSISTENT),
  FILESYSTEM("filesystem:FOLDER/app", Durability.PERSISTENT),
  HAZELCAST("hazelcast:app", Durability.UNTIL_CLOSED),
  HAZELCAST_CLIENT("hazelcast-client:SERVER", Durability.PERSISTENT),
  REDIS("redis:SERVER", Durability.PERSISTENT),
  MONGODB("mongodb:SERVER", Durability.PERSISTENT),
  GRIDFS("gridfs:SERVER", Durability.PERSISTENT),
  DYNAMODB("dynamodb:SERVER", Durability.PERSISTENT),
  POSTGRESQL("postgresql:SERVER", Durability.PERSISTENT),
  MARIADB("mariadb:SERVER", Durability.PERSISTENT),
  H2("jdbc:h2:FOLDER/app", Durability.PERSISTENT),
  EHCACHE("ehcache:app", Durability.UNTIL_CLOSED),
  EHCACHE_DISK("ehcache:FOLDER/app?disk=1MiB", Durability.PERSISTENT),
  DUMMY("dummy:app", Durability.NONE);

  /** How long a backend stores entries. */
  enum Durability {
    NONE,
    UNTIL_CLOSED,
    PERSISTENT
  }

  private static final String SERVER = ":SERVER";

  private final String uri;
  private final Durability durability;

  Backend(String uri, Durability durability) {
    this.uri = uri;
    this.durability = durability;
  }

  /** Returns the URI, with files in the folder and a server for a scheme that needs one. */
  String uri(Path folder, Function<String, LocalServer> servers) {
    return uri.endsWith(SERVER)
        ? servers.apply(uri.replace(SERVER, "")).uri("app").toString()
        : uri.replace("FOLDER", folder.toString());
  }

  /** Returns the URI with an option of ours. JDBC URLs have parameters of the driver beside it. */
  static String withOption(String uri, String option) {
    String name = uri.startsWith("jdbc:") ? "cache." + option : option;
    return uri + (uri.contains("?") ? "&" : "?") + name;
  }

  boolean storesEntries() {
    return durability != Durability.NONE;
  }

  boolean isPersistent() {
    return durability == Durability.PERSISTENT;
  }
}
