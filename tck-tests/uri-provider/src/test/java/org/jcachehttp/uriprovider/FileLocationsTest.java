package org.jcachehttp.uriprovider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The locations of a cache.xml. */
class FileLocationsTest {

  private static final String ELEMENTS = "<cache name='found'/>";

  @TempDir private Path folder;
  private Managers managers;

  @BeforeEach
  void open() {
    managers = new Managers(folder);
  }

  @AfterEach
  void close() {
    managers.close();
  }

  private static void assertRead(CacheManager manager) {
    assertThat(manager.getCacheNames()).containsExactly("found");
  }

  private URLClassLoader application() throws IOException {
    return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
  }

  @Test
  void aFileIsRead() {
    assertRead(managers.open(managers.file("cache.xml", ELEMENTS)));
  }

  @Test
  void anEntryOfAJarIsRead() throws IOException {
    Path jar = folder.resolve("app.jar");
    byte[] file = Files.readAllBytes(Path.of(managers.file("cache.xml", ELEMENTS)));
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry("conf/cache.xml"));
      entries.write(file);
    }
    assertRead(managers.open("jar:" + jar.toUri() + "!/conf/cache.xml"));
    Files.delete(jar);
  }

  @Test
  void aResourceIsReadByUriAndByName() throws IOException {
    managers.file("caches.xml", ELEMENTS);
    try (URLClassLoader loader = application()) {
      assertRead(managers.provider.getCacheManager(URI.create("classpath:caches.xml"), loader));
      assertRead(managers.provider.getCacheManager(URI.create("classpath:/caches.xml"), loader));
      assertRead(managers.provider.getCacheManager(URI.create("caches.xml"), loader));
    }
  }

  @Test
  void theDefaultIsCacheXmlOnTheClassPath() throws IOException {
    managers.file("cache.xml", ELEMENTS);
    try (URLClassLoader loader = application()) {
      CacheManager manager = managers.provider.getCacheManager(null, loader, null);
      assertRead(manager);
      assertThat(manager.getURI()).isEqualTo(URI.create("classpath:cache.xml"));
    }
  }

  @Test
  void withoutAFileTheDefaultIsMemory() {
    CacheManager manager = managers.provider.getCacheManager();
    assertThat(manager.getURI()).isEqualTo(managers.provider.getDefaultURI());
    assertThat(manager.getURI()).hasScheme("memory");
    assertThat(manager.createCache("c", new MutableConfiguration<>())).isNotNull();
  }

  @Test
  void aNameMayBeAFileInTheWorkingDirectory() {
    assertRead(managers.open("src/test/resources/found.xml"));
  }

  @Test
  void aMissingFileIsNamed() {
    assertRejected("absent.xml", "no such resource on the class path and no such file");
    assertRejected("classpath:absent.xml", "no such resource on the class path");
    assertRejected("file:/absent/cache.xml", "/absent/cache.xml");
  }

  @Test
  void networkLocationsAreRejected() {
    assertRejected("http://127.0.0.1:1/cache.xml", "not read from the network");
    assertRejected("jar:http://127.0.0.1:1/a.jar!/cache.xml", "not read from the network");
  }

  @Test
  void messagesContainNeitherUserNorPassword() {
    for (String scheme : List.of("https", "unheard-of")) {
      assertThatThrownBy(() -> managers.open(scheme + "://me:hunter2@host/cache.xml"))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining(scheme + "://***@host/cache.xml")
          .hasMessageNotContaining("hunter2");
    }
  }

  @Test
  void aSchemaLocationInTheFileIsNotFollowed() throws IOException {
    Path file = folder.resolve("located.xml");
    Files.writeString(
        file,
        "<cache-config xmlns='https://jcachehttp.org/cache/1.0'"
            + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
            + " xsi:schemaLocation='https://jcachehttp.org/cache/1.0 http://127.0.0.1:1/no.xsd'>"
            + ELEMENTS
            + "</cache-config>",
        UTF_8);
    assertRead(managers.open(file.toUri()));
  }

  private void assertRejected(String uri, String reason) {
    assertThatThrownBy(() -> managers.open(uri))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(uri)
        .hasMessageContaining(reason);
  }
}
