package org.jcachehttp.clients.jaxrs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.WriterInterceptor;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Readers, writers and interceptors of entities beside the contract. */
abstract class EntityTests extends FeatureFixture {

  @Test
  void aReaderInterceptorOfTheClientReadsAStoredResponse() {
    serves("/topic", "text");
    ReaderInterceptor upperCase =
        context -> {
          byte[] bytes = context.getInputStream().readAllBytes();
          context.setInputStream(
              new ByteArrayInputStream(
                  new String(bytes, UTF_8).toUpperCase(Locale.ROOT).getBytes(UTF_8)));
          return context.proceed();
        };
    client.register(upperCase);
    assertThat(get("/topic")).isEqualTo("TEXT");
    assertThat(get("/topic")).isEqualTo("TEXT");
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void aWriterOfTheClientWritesTheContentAndItsFields() {
    serves("/topics", "created");
    client.register(new TopicWriter());
    Entity<Topic> topic = Entity.entity(new Topic("cats"), "text/x-topic");
    assertThat(target("/topics").request().post(topic, String.class)).isEqualTo("created");
    assertThat(new String(origin.lastContent(), UTF_8)).isEqualTo("topic=cats");
    assertThat(origin.lastField("Content-Type")).contains("text/x-topic;charset=utf-8");
  }

  @Test
  void aWriterOfTheClientWritesAShortTextAndItsFields() {
    origin.redirects("/notes", 307, "/new-notes", "no-store");
    serves("/new-notes", "created");
    client.close();
    client = builder().register(new HttpCacheFeature(cache, network).followingRedirects()).build();
    client.register(new NoteWriter());
    Entity<String> note = Entity.entity("dogs", "text/x-note");
    assertThat(target("/notes").request().post(note, String.class)).isEqualTo("created");
    assertThat(new String(origin.lastContent(), UTF_8)).isEqualTo("note=dogs");
    assertThat(origin.lastField("Content-Type")).contains("text/x-note;charset=utf-8");
    assertThat(origin.lastField("X-Length")).contains("4");
  }

  /** Its content is written twice: to measure it, and for the origin. */
  @Test
  void aWriterOfTheClientAddsTheFieldsOfALongerTextOnce() {
    List<String> lengths = new CopyOnWriteArrayList<>();
    origin.serves(
        "/notes",
        exchange -> {
          lengths.addAll(exchange.getRequestHeaders().get("X-Length"));
          answer(200, "created", FRESH).handle(exchange);
        });
    client.register(new NoteWriter());
    Entity<String> note = Entity.entity("ü".repeat(40_000), "text/x-note");
    assertThat(target("/notes").request().post(note, String.class)).isEqualTo("created");
    assertThat(origin.lastContent()).hasSize(80_005);
    assertThat(origin.lastField("Content-Type")).contains("text/x-note;charset=utf-8");
    assertThat(lengths).containsExactly("40000");
  }

  @Test
  void aWriterInterceptorOfTheOriginClientSeesTheContent() {
    serves("/topics", "created");
    client.register(new TopicWriter());
    WriterInterceptor prefix =
        context -> {
          context.getOutputStream().write("new ".getBytes(UTF_8));
          context.proceed();
        };
    network.register(prefix);
    Entity<Topic> topic = Entity.entity(new Topic("cats"), "text/x-topic");
    target("/topics").request().post(topic).close();
    assertThat(new String(origin.lastContent(), UTF_8)).isEqualTo("new topic=cats");
    target("/topics").request().post(Entity.text("dogs")).close();
    assertThat(new String(origin.lastContent(), UTF_8)).isEqualTo("new dogs");
  }

  @Test
  void contentWithoutAWriterIsAnError() {
    Entity<Topic> topic = Entity.entity(new Topic("cats"), "text/x-topic");
    assertThatThrownBy(() -> target("/topics").request().post(topic))
        .isInstanceOf(ProcessingException.class)
        .hasStackTraceContaining("MessageBodyWriter");
    assertThat(origin.requests()).isZero();
  }

  @Test
  void aStreamIsUploaded() {
    serves("/file", "stored");
    InputStream twoParts =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[1 << 20]), new ByteArrayInputStream(new byte[7]));
    Entity<InputStream> file = Entity.entity(twoParts, MediaType.APPLICATION_OCTET_STREAM_TYPE);
    assertThat(target("/file").request().put(file, String.class)).isEqualTo("stored");
    assertThat(origin.lastContent()).hasSize((1 << 20) + 7);
  }

  @Test
  void aStreamIsNotSentTwice() {
    client.close();
    client = builder().register(new HttpCacheFeature(cache, network).followingRedirects()).build();
    origin.redirects("/old", 307, "/new", "no-store");
    Entity<InputStream> file =
        Entity.entity(
            new ByteArrayInputStream(new byte[9]), MediaType.APPLICATION_OCTET_STREAM_TYPE);
    assertThatThrownBy(() -> target("/old").request().put(file))
        .hasStackTraceContaining("already sent");
  }
}
