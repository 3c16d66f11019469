package org.jcachehttp.filesystem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import org.jcachehttp.storage.StorageException;

/** The operating system's errors in words that help. */
final class FilesystemErrors {

  private FilesystemErrors() {}

  /** The exception for a failure of {@code doing} ("read an entry"); the cause is kept. */
  static StorageException translate(Path directory, String doing, IOException cause) {
    return new StorageException(
        "filesystem:" + directory + ": cannot " + doing + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    String message = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    if (cause instanceof AccessDeniedException) {
      return message + " may not be read or written; give this user permission";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return message + " is a file";
    }
    if (message.contains("No space left on device")) {
      return message + "; free space, or set 'max-bytes'";
    }
    if (message.contains("Too many open files")) {
      return message + "; raise the limit of open files (ulimit -n)";
    }
    return cause instanceof FileSystemException ? cause.toString() : message;
  }
}
