package org.jcachehttp.filesystem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import org.jcachehttp.storage.StorageException;

/** Translates errors of the operating system into storage exceptions that name a remedy. */
final class FilesystemErrors {

  private FilesystemErrors() {}

  /**
   * Returns the exception for a failed operation.
   *
   * @param operation the operation in words: {@code "read an entry"}
   */
  static StorageException translate(Path directory, String operation, IOException cause) {
    return new StorageException(
        "filesystem:" + directory + ": cannot " + operation + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    String message = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    if (cause instanceof AccessDeniedException) {
      return message + ": access denied; give this user permission to read and write";
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
