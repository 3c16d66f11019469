package org.jcachehttp.http.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The field lines of one message in the order of the wire (RFC 9110 section 5.3); names compare
 * without regard to case. Immutable, so that a stored response shares one with every answer.
 */
public final class Fields implements Iterable<Field> {

  private static final Fields EMPTY = new Fields(List.of());

  private final List<Field> lines;

  private Fields(List<Field> lines) {
    this.lines = lines;
  }

  /** No field at all. */
  public static Fields empty() {
    return EMPTY;
  }

  /**
   * Fields from names and values in turn: {@code of("Age", "3", "Vary", "Accept")}.
   *
   * @throws IllegalArgumentException if the last name has no value
   */
  public static Fields of(String... namesAndValues) {
    return EMPTY.with(namesAndValues);
  }

  /** Fields of these lines, in this order. */
  public static Fields copyOf(Collection<Field> lines) {
    return lines.isEmpty() ? EMPTY : new Fields(List.copyOf(lines));
  }

  /** Whether there is a line of that name. */
  public boolean has(String name) {
    for (Field line : lines) {
      if (line.isNamed(name)) {
        return true;
      }
    }
    return false;
  }

  /** The value of the first line of that name. */
  public Optional<String> first(String name) {
    for (Field line : lines) {
      if (line.isNamed(name)) {
        return Optional.of(line.value());
      }
    }
    return Optional.empty();
  }

  /** The values of all lines of that name, in order. */
  public List<String> all(String name) {
    // Every hit asks for fields that most messages do not have.
    return has(name)
        ? lines.stream().filter(line -> line.isNamed(name)).map(Field::value).toList()
        : List.of();
  }

  /**
   * The members of a field that is a list of tokens (RFC 9110 section 5.6.1), over all its lines,
   * in lower case.
   */
  public List<String> tokens(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? values : members(values);
  }

  private static List<String> members(List<String> values) {
    return values.stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(member -> member.strip().toLowerCase(Locale.ROOT))
        .filter(member -> !member.isEmpty())
        .toList();
  }

  /**
   * These fields and more lines at the end, given as names and values in turn.
   *
   * @throws IllegalArgumentException if the last name has no value
   */
  public Fields with(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "field '" + namesAndValues[namesAndValues.length - 1] + "' has no value");
    }
    if (namesAndValues.length == 0) {
      return this;
    }
    List<Field> all = new ArrayList<>(lines.size() + namesAndValues.length / 2);
    all.addAll(lines);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      all.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Fields(Collections.unmodifiableList(all));
  }

  /** These fields without any line of those names. */
  public Fields without(Collection<String> names) {
    List<Field> rest = new ArrayList<>(lines.size());
    for (Field line : lines) {
      if (names.stream().noneMatch(line::isNamed)) {
        rest.add(line);
      }
    }
    return rest.size() == lines.size() ? this : new Fields(Collections.unmodifiableList(rest));
  }

  /** Whether every name is a token, and no value has control characters but tabs. */
  public boolean isWellFormed() {
    for (Field line : lines) {
      if (!line.isWellFormed()) {
        return false;
      }
    }
    return true;
  }

  /** How many field lines there are. */
  public int size() {
    return lines.size();
  }

  /** The field lines, in order. */
  public Stream<Field> stream() {
    return lines.stream();
  }

  /** Walks the field lines in order; they cannot be removed. */
  @Override
  public Iterator<Field> iterator() {
    return lines.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fields that && lines.equals(that.lines);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
