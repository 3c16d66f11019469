package org.jcachehttp.storage.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalPathTest {

  private static final LocalPath LINUX = machine("Linux", Map.of());

  @Test
  void aTildeIsTheHomeDirectory() {
    assertThat(LINUX.resolve("~/.cache/app", none())).isEqualTo(Path.of("/home/me/.cache/app"));
    assertThat(LINUX.resolve("~", none())).isEqualTo(Path.of("/home/me"));
  }

  @Test
  void aTildeInsideANameIsATilde() {
    assertThat(LINUX.resolve("/srv/~x/~", none())).isEqualTo(Path.of("/srv/~x/~"));
  }

  @Test
  void aRelativePathLiesInTheWorkingDirectory() {
    assertThat(LINUX.resolve("app", none())).isEqualTo(Path.of("app").toAbsolutePath());
  }

  @Test
  void aRelativePathLiesWhereTheOptionsPutIt() {
    assertThat(LINUX.resolve("app", with("use-cache-dir")))
        .isEqualTo(Path.of("/home/me/.cache/app"));
    assertThat(LINUX.resolve("app", with("use-temp"))).isEqualTo(Path.of("/tmp/app"));
  }

  @Test
  void anAbsolutePathStaysWhereItIs() {
    assertThat(LINUX.resolve("/srv/app", with("use-cache-dir"))).isEqualTo(Path.of("/srv/app"));
  }

  @Test
  void theCacheDirectoryIsThePlatforms() {
    assertThat(machine("Mac OS X", Map.of()).resolve("app", with("use-cache-dir")))
        .isEqualTo(Path.of("/home/me/Library/Caches/app"));
    assertThat(
            machine("Windows 11", Map.of("LOCALAPPDATA", "/local"))
                .resolve("app", with("use-cache-dir")))
        .isEqualTo(Path.of("/local/app"));
    assertThat(
            machine("Linux", Map.of("XDG_CACHE_HOME", "/xdg"))
                .resolve("app", with("use-cache-dir")))
        .isEqualTo(Path.of("/xdg/app"));
  }

  @Test
  void aRelativeXdgCacheHomeIsIgnoredAsItsSpecificationSays() {
    assertThat(
            machine("Linux", Map.of("XDG_CACHE_HOME", "xdg")).resolve("app", with("use-cache-dir")))
        .isEqualTo(Path.of("/home/me/.cache/app"));
  }

  @Test
  void bothDirectoriesAtOnceAreRefused() {
    Options both = Options.of(known(), Map.of("use-cache-dir", "true", "use-temp", "true"));
    assertThatThrownBy(() -> LINUX.resolve("app", both))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'use-cache-dir' and 'use-temp' exclude each other");
  }

  @Test
  void whatIsNoPathIsRefusedByName() {
    assertThatThrownBy(() -> LINUX.resolve("a\u0000b", none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a path");
  }

  private static LocalPath machine(String os, Map<String, String> environment) {
    return new LocalPath(os, Path.of("/home/me"), Path.of("/tmp"), environment);
  }

  private static Options none() {
    return Options.of(known(), Map.of());
  }

  private static Options with(String flag) {
    return Options.of(known(), Map.of(flag, "true"));
  }

  private static List<Option<?>> known() {
    return List.of(LocalPath.USE_CACHE_DIR, LocalPath.USE_TEMP);
  }
}
