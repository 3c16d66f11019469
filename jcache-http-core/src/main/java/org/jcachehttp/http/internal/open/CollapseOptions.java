package org.jcachehttp.http.internal.open;

import java.util.List;
import org.jcachehttp.http.settings.HttpCacheSettings;

/** Options for equal concurrent requests. */
final class CollapseOptions {

  private static final OptionGroup<HttpCacheSettings> COLLAPSE =
      new OptionGroup<>(settings -> settings, (settings, other) -> other);

  private CollapseOptions() {}

  static List<HttpOption<?>> all() {
    return List.of(
        COLLAPSE.choice(
            "collapse",
            HttpCacheSettings::collapse,
            HttpCacheSettings::withCollapse,
            "Whether equal concurrent requests are one call to the origin for each process"
                + " (process), or for all processes with the same store (cluster)."),
        COLLAPSE.duration(
            "collapse-lease",
            HttpCacheSettings::collapseLease,
            HttpCacheSettings::withCollapseLease,
            "Time, 1ms to 1d, after which another process calls the origin in the place of one that"
                + " has ended or is slower, with collapse=cluster."));
  }
}
