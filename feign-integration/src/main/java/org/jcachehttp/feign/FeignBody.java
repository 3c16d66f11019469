package org.jcachehttp.feign;

import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import org.jcachehttp.http.message.Body;
import org.jspecify.annotations.Nullable;

/** A Feign body on the bytes of a response body, which are not copied. */
record FeignBody(Body body) implements Response.Body {

  /** Returns null, as Feign specifies, if the length is unknown or exceeds an int. */
  @Override
  public @Nullable Integer length() {
    long length = body.length().orElse(Long.MAX_VALUE);
    return length > Integer.MAX_VALUE ? null : (Integer) (int) length;
  }

  @Override
  public boolean isRepeatable() {
    return body instanceof Body.Buffered;
  }

  @Override
  public InputStream asInputStream() {
    return body.open();
  }

  @Override
  public Reader asReader(Charset charset) {
    return new InputStreamReader(body.open(), charset);
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
