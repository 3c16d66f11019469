package org.jcachehttp.storage.internal;

/** Values that apply where the configuration gives none. */
public final class Defaults {

  /** The name of a cache, and of the file, directory, table or database of a backend. */
  public static final String NAME = "http_cache";

  private Defaults() {}
}
