package org.jcachehttp.clients.jdk;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;

/** Converts parts of messages between Java's HTTP client and the HTTP cache. */
final class JdkMessages {

  private JdkMessages() {}

  /** {@code HttpHeaders} rejects names that differ only in case. */
  static HttpHeaders headers(Fields fields) {
    Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fields.forEach(
        line -> values.computeIfAbsent(line.name(), name -> new ArrayList<>()).add(line.value()));
    return HttpHeaders.of(values, (name, value) -> true);
  }

  /** Converts a response, whose body has not been read. */
  static HttpResponse toHttp(java.net.http.HttpResponse<InputStream> response) {
    return new HttpResponse(
        response.statusCode(),
        "", // the client does not report it
        text(response.version()),
        Fields.copyOf(response.headers().map()),
        Body.of(response.body()));
  }

  static String text(HttpClient.Version version) {
    return version.name().replaceFirst("_", "/").replace('_', '.');
  }

  /** Returns HTTP/1.1 for a version that this client does not know. */
  static HttpClient.Version version(String protocol) {
    for (HttpClient.Version version : HttpClient.Version.values()) {
      if (text(version).equals(protocol)) {
        return version;
      }
    }
    return HttpClient.Version.HTTP_1_1;
  }
}
