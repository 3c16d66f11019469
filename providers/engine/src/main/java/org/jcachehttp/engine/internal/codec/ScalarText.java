package org.jcachehttp.engine.internal.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Single values as {@code ~type:text}, for types whose text determines {@code equals}. */
@SuppressWarnings("JavaUtilDate") // applications use Date as a key
final class ScalarText {

  private static final List<Scalar<?>> SCALARS =
      List.of(
          new Scalar<>("string", String.class, ScalarText::utf16, ScalarText::fromUtf16),
          new Scalar<>("int", Integer.class, Object::toString, Integer::valueOf),
          new Scalar<>("long", Long.class, Object::toString, Long::valueOf),
          new Scalar<>("short", Short.class, Object::toString, Short::valueOf),
          new Scalar<>("byte", Byte.class, Object::toString, Byte::valueOf),
          new Scalar<>("boolean", Boolean.class, Object::toString, Boolean::valueOf),
          new Scalar<>("char", Character.class, c -> "" + (int) c, ScalarText::toChar),
          new Scalar<>("double", Double.class, Object::toString, Double::valueOf),
          new Scalar<>("float", Float.class, Object::toString, Float::valueOf),
          new Scalar<>("uuid", UUID.class, Object::toString, UUID::fromString),
          new Scalar<>("big-integer", BigInteger.class, Object::toString, BigInteger::new),
          new Scalar<>("big-decimal", BigDecimal.class, Object::toString, BigDecimal::new),
          new Scalar<>("date", Date.class, d -> "" + d.getTime(), t -> new Date(Long.parseLong(t))),
          new Scalar<>("instant", Instant.class, Object::toString, Instant::parse),
          new Scalar<>("duration", Duration.class, Object::toString, Duration::parse),
          new Scalar<>("period", Period.class, Object::toString, Period::parse),
          new Scalar<>("year", Year.class, Object::toString, t -> Year.of(Integer.parseInt(t))),
          new Scalar<>("year-month", YearMonth.class, Object::toString, YearMonth::parse),
          new Scalar<>("local-date", LocalDate.class, Object::toString, LocalDate::parse),
          new Scalar<>("local-time", LocalTime.class, Object::toString, LocalTime::parse),
          new Scalar<>(
              "local-date-time", LocalDateTime.class, Object::toString, LocalDateTime::parse),
          new Scalar<>(
              "offset-date-time", OffsetDateTime.class, Object::toString, OffsetDateTime::parse),
          new Scalar<>(
              "zoned-date-time", ZonedDateTime.class, Object::toString, ZonedDateTime::parse));

  private static final Map<Class<?>, Scalar<?>> BY_TYPE = new HashMap<>();
  private static final Map<String, Scalar<?>> BY_NAME = new HashMap<>();

  static {
    for (Scalar<?> scalar : SCALARS) {
      BY_TYPE.put(scalar.type(), scalar);
      BY_NAME.put(scalar.name(), scalar);
    }
  }

  private ScalarText() {}

  /** Returns the value as {@code ~type:text}; empty for other types. */
  static Optional<String> write(Object value) {
    Scalar<?> scalar = BY_TYPE.get(value.getClass());
    return scalar == null ? Optional.empty() : Optional.of(scalar.write(value));
  }

  /** Returns the value of a text by {@link #write}. */
  static Object read(String text) {
    int colon = text.indexOf(':');
    Scalar<?> scalar = colon < 0 ? null : BY_NAME.get(text.substring(1, colon));
    if (scalar == null) {
      throw new IllegalArgumentException("not the text of a key: '" + text + "'");
    }
    return scalar.reader().apply(text.substring(colon + 1));
  }

  private static String utf16(String text) {
    ByteBuffer units = ByteBuffer.allocate(text.length() * 2);
    units.asCharBuffer().put(text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(units.array());
  }

  private static String fromUtf16(String base64) {
    ByteBuffer units = ByteBuffer.wrap(Base64.getUrlDecoder().decode(base64));
    return units.asCharBuffer().toString();
  }

  private static Character toChar(String text) {
    return (char) Integer.parseInt(text);
  }

  private record Scalar<T>(
      String name, Class<T> type, Function<T, String> writer, Function<String, T> reader) {

    String write(Object value) {
      return "~" + name + ":" + writer.apply(type.cast(value));
    }
  }
}
