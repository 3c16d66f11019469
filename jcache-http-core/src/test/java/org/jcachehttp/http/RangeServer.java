package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;

/** An origin of one text, of which it sends the part that is asked for (RFC 9110 section 14). */
final class RangeServer implements Origin {

  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]*)-([0-9]*)");

  private String text = "0123456789";
  private String tag = "\"v1\"";
  private Fields more = Fields.of("Cache-Control", "max-age=60");

  /** From now on it has another text. */
  void changesTo(String newText, String newTag) {
    this.text = newText;
    this.tag = newTag;
  }

  /** From now on every response has these fields beside its own, in the place of max-age=60. */
  void says(String... fields) {
    this.more = Fields.of(fields);
  }

  @Override
  public HttpResponse send(HttpRequest request) {
    Fields asked = request.fields();
    if (asked.first("If-None-Match").filter(tag::equals).isPresent()) {
      return response(304, "");
    }
    boolean sameAsCallers = asked.first("If-Range").filter(own -> !own.equals(tag)).isEmpty();
    Optional<Matcher> range = asked.first("Range").map(RANGE::matcher).filter(Matcher::matches);
    return sameAsCallers && range.isPresent() ? part(range.get()) : response(200, text);
  }

  private HttpResponse part(Matcher range) {
    boolean isSuffix = range.group(1).isEmpty();
    int first = isSuffix ? text.length() - number(range, 2) : number(range, 1);
    boolean isOpen = isSuffix || range.group(2).isEmpty();
    int last = isOpen ? text.length() - 1 : Math.min(number(range, 2), text.length() - 1);
    if (first > last) {
      return response(416, "");
    }
    HttpResponse part = response(206, text.substring(first, last + 1));
    String positions = "bytes " + first + '-' + last + '/' + text.length();
    return part.withFields(part.fields().with("Content-Range", positions));
  }

  private static int number(Matcher range, int group) {
    return Integer.parseInt(range.group(group));
  }

  private HttpResponse response(int status, String content) {
    return ScriptedOrigin.response(status)
        .withFields(more.with("ETag", tag))
        .withBody(Body.of(content.getBytes(UTF_8)));
  }
}
