package org.jcachehttp.engine.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The canonical form of keys of composed types: equal keys have equal bytes, in every JVM.
 *
 * <p>Each part is written as a tag, its length and its content. Arrays and lists are written in
 * order, sets and maps in the order of their elements' bytes, enum constants by name, and any other
 * object as its class and its non-transient fields, except a field named {@code hash} or {@code
 * hashCode}, which is derived from the others. Java serialization has no canonical form: it writes
 * an object that occurs twice differently from two equal objects. A class whose fields are not
 * accessible, or that writes transient state by itself, is serialized nevertheless, with one
 * warning: its equal keys must have equal serialized bytes.
 */
final class CanonicalKeyForm {

  private static final Logger LOG = LoggerFactory.getLogger(CanonicalKeyForm.class);

  /** The classes with a warning, as long as they are loaded. */
  private static final ClassValue<AtomicBoolean> WARNED =
      new ClassValue<>() {
        @Override
        protected AtomicBoolean computeValue(Class<?> type) {
          return new AtomicBoolean();
        }
      };

  private static final Set<String> DERIVED_FIELDS = Set.of("hash", "hashCode");

  private final Serialization serialization;
  private final Consumer<byte[]> sink;

  CanonicalKeyForm(Serialization serialization, Consumer<byte[]> sink) {
    this.serialization = serialization;
    this.sink = sink;
  }

  void write(@Nullable Object part) {
    if (part == null) {
      tag("null", 0);
    } else if (part instanceof Enum<?> constant) {
      text("enum", constant.getDeclaringClass().getName() + "/" + constant.name());
    } else if (part instanceof Class<?> type) {
      text("class", type.getName());
    } else if (part.getClass().isArray()) {
      array(part);
    } else if (part instanceof List<?> list) {
      ordered("list", list);
    } else if (part instanceof Set<?> set) {
      unordered("set", set);
    } else if (part instanceof Map<?, ?> map) {
      unordered(
          "map",
          map.entrySet().stream().map(e -> Arrays.asList(e.getKey(), e.getValue())).toList());
    } else {
      Optional<String> scalar = ScalarText.write(part);
      if (scalar.isPresent()) {
        text("scalar", scalar.get());
      } else {
        object(part);
      }
    }
  }

  private void array(Object array) {
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      elements.add(Array.get(array, i));
    }
    ordered(array.getClass().getName(), elements);
  }

  private void ordered(String kind, Collection<?> elements) {
    tag(kind, elements.size());
    elements.forEach(this::write);
  }

  private void unordered(String kind, Collection<?> elements) {
    tag(kind, elements.size());
    elements.stream()
        .map(this::bytesOf)
        .sorted(Arrays::compare)
        .forEach(bytes -> bytes("element", bytes));
  }

  private byte[] bytesOf(@Nullable Object part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new CanonicalKeyForm(serialization, bytes::writeBytes).write(part);
    return bytes.toByteArray();
  }

  private void object(Object part) {
    if (CustomSerialForm.isOf(part.getClass())) {
      serialized(part);
      return;
    }
    try {
      byte[] fields = bytesOfFields(part);
      text("object", part.getClass().getName());
      bytes("fields", fields);
    } catch (InaccessibleObjectException | IllegalAccessException inaccessible) {
      serialized(part);
    }
  }

  private void serialized(Object part) {
    warnOnce(part.getClass());
    bytes("serialized", serialization.bytesOf(part));
  }

  private byte[] bytesOfFields(Object part) throws IllegalAccessException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CanonicalKeyForm fields = new CanonicalKeyForm(serialization, bytes::writeBytes);
    for (Class<?> type = part.getClass();
        type != null && type != Object.class;
        type = type.getSuperclass()) {
      for (Field field : equalityFields(type)) {
        fields.text("field", type.getName() + "#" + field.getName());
        fields.write(field.get(part));
      }
    }
    return bytes.toByteArray();
  }

  private static List<Field> equalityFields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      int modifiers = field.getModifiers();
      if (!Modifier.isStatic(modifiers)
          && !Modifier.isTransient(modifiers)
          && !DERIVED_FIELDS.contains(field.getName())) {
        field.setAccessible(true);
        fields.add(field);
      }
    }
    fields.sort(Comparator.comparing(Field::getName));
    return fields;
  }

  private static void warnOnce(Class<?> type) {
    if (WARNED.get(type).compareAndSet(false, true)) {
      LOG.warn(
          "Keys of {} are compared by their serialized bytes: two equal keys must serialize alike",
          type.getName());
    }
  }

  private void text(String kind, String text) {
    bytes(kind, text.getBytes(UTF_8));
  }

  private void bytes(String kind, byte[] content) {
    tag(kind, content.length);
    sink.accept(content);
  }

  private void tag(String kind, int size) {
    byte[] name = kind.getBytes(UTF_8);
    sink.accept(
        ByteBuffer.allocate(name.length + 5).put(name).put((byte) ':').putInt(size).array());
  }
}
