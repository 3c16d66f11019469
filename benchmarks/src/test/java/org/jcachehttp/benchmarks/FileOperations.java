package org.jcachehttp.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * JCache on files, beside one file per value with an atomic rename. Both store the deadline as the
 * modification time, so that expired files can be removed without being opened.
 */
final class FileOperations {

  private static final String URI = "filesystem:DIR/values";
  private static final String FILES = "java.nio.file.Files";
  private static final String OURS = "jcache-http, files";

  private FileOperations() {}

  static Comparison gets(int kilobytes) {
    byte[] value = Post.of(kilobytes).bytes();
    return new Comparison(
        "files-get-" + kilobytes + "k",
        "JCache get, files, " + kilobytes + " KB",
        value,
        List.of(
            new Candidate(FILES, environment -> gets(environment, value)),
            new Candidate(OURS, environment -> JCaches.gets(ours(environment), value))),
        List.of(new Bar.CpuRatio(OURS, FILES, kilobytes == 2 ? 1.1 : 1.15)));
  }

  static Comparison puts() {
    byte[] value = Post.of(2).bytes();
    return new Comparison(
        "files-put-2k",
        "JCache put, files, 2 KB",
        value,
        List.of(
            new Candidate(FILES, environment -> puts(environment, value)),
            new Candidate(OURS, environment -> JCaches.puts(ours(environment), value))),
        List.of(new Bar.CpuRatio(OURS, FILES, 1.1)));
  }

  private static javax.cache.Cache<String, byte[]> ours(Environment environment) {
    return JCaches.ours(URI, byte[].class, environment);
  }

  private static Subject gets(Environment environment, byte[] value) throws IOException {
    String[] keys = JCaches.keys();
    for (String key : keys) {
      put(environment.directory(), key, value);
    }
    return Subjects.of(count -> get(environment.directory(), keys[count & keys.length - 1]));
  }

  private static byte[] get(Path directory, String key) throws IOException {
    Path file = directory.resolve(key);
    return file.toFile().lastModified() > System.currentTimeMillis()
        ? Files.readAllBytes(file)
        : new byte[0];
  }

  private static Subject puts(Environment environment, byte[] value) {
    String[] keys = JCaches.keys();
    return Subjects.of(count -> put(environment.directory(), keys[count & keys.length - 1], value));
  }

  private static byte[] put(Path directory, String key, byte[] value) throws IOException {
    Path written = Files.write(directory.resolve(key + ".tmp"), value);
    Path file = directory.resolve(key);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    file.toFile().setLastModified(RawStore.deadline());
    return value;
  }
}
