package org.jcachehttp.filesystem;

import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An open lock file. The channel is an asynchronous one, because others are closed when a waiting
 * thread is interrupted.
 *
 * @param channel the channel to lock
 * @param key the identity of the file, where the file system has one
 * @param before the channels of files that were deleted; others may still hold locks on them
 */
record LockFile(
    AsynchronousFileChannel channel, @Nullable Object key, List<AsynchronousFileChannel> before) {

  /** Opens the file, which is created if it is missing. */
  static LockFile open(Path path) throws IOException {
    return open(path, List.of());
  }

  private static LockFile open(Path path, List<AsynchronousFileChannel> before) throws IOException {
    AsynchronousFileChannel channel =
        AsynchronousFileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new LockFile(channel, keyOf(path), before);
  }

  /** Returns whether the path still leads to this file, so that other processes lock it too. */
  boolean isThere(Path path) throws IOException {
    try {
      return Objects.equals(key, keyOf(path));
    } catch (NoSuchFileException deleted) {
      return false;
    }
  }

  private static @Nullable Object keyOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /** Opens the file that replaces this one, which was deleted. */
  LockFile openAgain(Path path) throws IOException {
    Files.createDirectories(path.resolveSibling(""));
    List<AsynchronousFileChannel> all = new ArrayList<>(before);
    all.add(channel);
    return open(path, List.copyOf(all));
  }

  void close() throws IOException {
    channel.close();
    for (AsynchronousFileChannel earlier : before) {
      earlier.close();
    }
  }
}
