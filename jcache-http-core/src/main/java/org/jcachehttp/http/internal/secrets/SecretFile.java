package org.jcachehttp.http.internal.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A file with a secret, readable by its owner only, and shared by all processes of the owner. */
final class SecretFile {

  private static final int MAX_LENGTH = 1024;

  /** A file lock is held by the process, so that its threads have to exclude each other first. */
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final Path path;

  SecretFile(Path path) {
    this.path = path;
  }

  /** The file has no usable secret, and none can be written. */
  static final class UnusableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
      super(message);
    }

    UnusableException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Returns the secret; writes it first if the file is missing or empty. Concurrent processes get
   * the same secret.
   */
  byte[] readOrCreate(Supplier<byte[]> secret) throws UnusableException {
    try {
      byte[] found = Files.isReadable(path) ? readAll() : new byte[0];
      // A short one may be incomplete because another process writes it; the lock waits for that.
      return checked(found.length < CredentialKey.SHORTEST ? create(secret) : found);
    } catch (IOException failure) {
      throw new UnusableException("the credential key cannot be kept in " + path, failure);
    }
  }

  private byte[] checked(byte[] found) throws UnusableException {
    if (found.length < CredentialKey.SHORTEST || found.length > MAX_LENGTH) {
      throw new UnusableException(
          path
              + " has "
              + found.length
              + " bytes, but a credential key takes "
              + CredentialKey.SHORTEST
              + " to "
              + MAX_LENGTH
              + "; remove the file to create a new key");
    }
    return found;
  }

  private byte[] readAll() throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return read(in);
    }
  }

  /** Reads one byte more than allowed, to detect a file that is too long. */
  private static byte[] read(InputStream in) throws IOException {
    return in.readNBytes(MAX_LENGTH + 1);
  }

  private byte[] create(Supplier<byte[]> secret) throws IOException {
    IN_PROCESS.lock();
    try (FileChannel file = FileChannel.open(path, options(), ownerOnly());
        FileLock held = file.lock()) {
      // Another process may have written it while this one waited for the lock.
      if (held.channel().size() == 0) {
        file.write(ByteBuffer.wrap(secret.get()));
        file.force(true);
      }
      return read(Channels.newInputStream(file.position(0)));
    } finally {
      IN_PROCESS.unlock();
    }
  }

  private static Set<StandardOpenOption> options() {
    return Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Without POSIX permissions, those of the directory apply. */
  private FileAttribute<?>[] ownerOnly() {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
