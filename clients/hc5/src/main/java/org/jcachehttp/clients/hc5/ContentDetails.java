package org.jcachehttp.clients.hc5;

import java.util.Set;
import org.apache.hc.core5.http.EntityDetails;
import org.jcachehttp.http.message.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * The content of a response, whose coding the client decodes above the cache.
 *
 * @param response the response of the cache
 */
record ContentDetails(HttpResponse response) implements EntityDetails {

  @Override
  public long getContentLength() {
    return response.body().length().orElse(-1);
  }

  @Override
  public @Nullable String getContentType() {
    return response.fields().first("Content-Type").orElse(null);
  }

  @Override
  public @Nullable String getContentEncoding() {
    return response.fields().first("Content-Encoding").orElse(null);
  }

  @Override
  public boolean isChunked() {
    return response.body().length().isEmpty();
  }

  @Override
  public Set<String> getTrailerNames() {
    return Set.of();
  }
}
