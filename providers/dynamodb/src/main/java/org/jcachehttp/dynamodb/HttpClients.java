package org.jcachehttp.dynamodb;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.Options;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Sends requests for one entry with the socket timeout of such operations, and all others with that
 * of bulk operations. The SDK's own timeouts cannot end a read from a connection that went silent
 * in the middle of a response; only the socket timeout does. Requests that open a table, which are
 * the slowest, have the timeout of bulk operations.
 */
final class HttpClients implements SdkHttpClient {

  private static final String OPERATION_FIELD = "X-Amz-Target";

  private static final Set<String> OF_ONE_ENTRY =
      Set.of("GetItem", "PutItem", "UpdateItem", "DeleteItem");

  private final SdkHttpClient entry;
  private final SdkHttpClient bulk;
  private volatile boolean tableIsOpen;

  private HttpClients(SdkHttpClient entry, SdkHttpClient bulk) {
    this.entry = entry;
    this.bulk = bulk;
  }

  /** Returns clients with the timeouts of the options. */
  static HttpClients of(Options options) {
    Optional<Duration> configured = options.get(DynamoDbOptions.OPERATION_TIMEOUT);
    Duration connection = configured.orElse(Defaults.CONNECT_TIMEOUT);
    return new HttpClients(
        client(connection, configured.orElse(Defaults.OPERATION_TIMEOUT)),
        client(connection, options.get(DynamoDbOptions.BULK_TIMEOUT)));
  }

  private static SdkHttpClient client(Duration connection, Duration socket) {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(connection)
        .socketTimeout(socket)
        .build();
  }

  /** Ends the longer timeout of the first requests. */
  void tableIsOpen() {
    tableIsOpen = true;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    boolean ofOneEntry = tableIsOpen && isOfOneEntry(request);
    return (ofOneEntry ? entry : bulk).prepareRequest(request);
  }

  private static boolean isOfOneEntry(HttpExecuteRequest request) {
    return request
        .httpRequest()
        .firstMatchingHeader(OPERATION_FIELD)
        .map(target -> target.substring(target.indexOf('.') + 1))
        .filter(OF_ONE_ENTRY::contains)
        .isPresent();
  }

  @Override
  public String clientName() {
    return entry.clientName();
  }

  @Override
  public void close() {
    entry.close();
    bulk.close();
  }
}
