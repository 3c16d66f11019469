package org.jcachehttp.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A key and a self-signed certificate for 127.0.0.1.
 *
 * @param store the key store with both, for Java
 * @param keyFile the key file, for Redis
 * @param certificateFile the certificate file, for Redis
 */
record SelfSigned(Path store, Path keyFile, Path certificateFile) {

  static final String PASSWORD = "sesame";

  private static final String ALIAS = "redis";

  static SelfSigned createIn(Path directory)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = directory.resolve("redis.p12");
    makeKey(store);
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    return new SelfSigned(
        store,
        pem(
            directory.resolve("redis.key"),
            "PRIVATE KEY",
            keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()),
        pem(
            directory.resolve("redis.crt"),
            "CERTIFICATE",
            keys.getCertificate(ALIAS).getEncoded()));
  }

  private static void makeKey(Path store) throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String arguments =
        ("-genkeypair -alias " + ALIAS + " -keyalg EC -validity 2 -dname CN=127.0.0.1")
            + (" -ext san=ip:127.0.0.1 -storetype PKCS12 -storepass " + PASSWORD);
    List<String> command = new ArrayList<>(List.of(keytool, "-keystore", store.toString()));
    command.addAll(List.of(arguments.split(" ", -1)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static Path pem(Path file, String type, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n");
  }
}
