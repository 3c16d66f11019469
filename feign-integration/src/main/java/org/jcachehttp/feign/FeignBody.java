package org.jcachehttp.feign;

import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import org.jcachehttp.http.message.Body;
import org.jspecify.annotations.Nullable;

/** A Feign body on the bytes of a response body, which are not copied. */
record FeignBody(Body body) implements Response.Body {

  /** The buffer of a decoder of streams: a shorter body is decoded at once, without it. */
  private static final int DECODER_BUFFER = 8192;

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
    return body instanceof Body.Buffered bytes && bytes.size() <= DECODER_BUFFER
        ? new StringReader(bytes.string(charset))
        : new InputStreamReader(body.open(), charset);
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
