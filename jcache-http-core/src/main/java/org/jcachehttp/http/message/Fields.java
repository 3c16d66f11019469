package org.jcachehttp.http.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jcachehttp.http.internal.message.FieldSyntax;

/**
 * The field lines of a message in their order (RFC 9110 section 5.3). Names are compared without
 * regard to case. Immutable.
 */
public final class Fields implements Iterable<Field> {

  private static final Fields EMPTY = new Fields(List.of());

  private static final int FEW_NAMES = 16;

  private final List<Field> lines;

  private Fields(List<Field> lines) {
    this.lines = lines;
  }

  /** {@return the empty field section} */
  public static Fields empty() {
    return EMPTY;
  }

  /**
   * {@return a field section of alternating names and values: {@code of("Age", "3", "Vary",
   * "Accept")}}
   *
   * @param namesAndValues a name and its value for each line
   * @throws IllegalArgumentException if the last name has no value, a name is not a token, or a
   *     value has a control character
   */
  public static Fields of(String... namesAndValues) {
    return EMPTY.with(namesAndValues);
  }

  /**
   * {@return a line for each value of each name, in the order of the map} HTTP clients describe a
   * header section in this form.
   *
   * @param valuesByName the values of the lines with a name, in order
   * @throws IllegalArgumentException if a name is not a token, or a value has a control character
   */
  public static Fields of(Map<String, ? extends Collection<String>> valuesByName) {
    List<Field> all = new ArrayList<>(valuesByName.size());
    valuesByName.forEach((name, values) -> values.forEach(value -> all.add(checked(name, value))));
    return copyOf(all);
  }

  /**
   * {@return a line for each value of each name, as a client received them} Pseudo-header fields
   * (RFC 9113 section 8.3), which some clients report, are left out.
   *
   * @param valuesByName the values of the lines with a name, in order; their syntax is not checked
   */
  public static Fields copyOf(Map<String, ? extends Collection<String>> valuesByName) {
    List<Field> all = new ArrayList<>(valuesByName.size());
    valuesByName.forEach(
        (name, values) -> {
          if (!name.startsWith(":")) {
            values.forEach(value -> all.add(new Field(name, value)));
          }
        });
    return copyOf(all);
  }

  private static Field checked(String name, String value) {
    FieldSyntax.checkToken("the name of a field", name);
    if (!FieldSyntax.hasNoControls(value)) {
      // The value may be a credential, and is not shown.
      throw new IllegalArgumentException(
          "the value of field '" + name + "' has a control character other than the tab");
    }
    return new Field(name, value);
  }

  /**
   * {@return a field section of these lines, as a client received them}
   *
   * @param lines the lines in order; their syntax is not checked
   */
  public static Fields copyOf(Collection<Field> lines) {
    return lines.isEmpty() ? EMPTY : new Fields(List.copyOf(lines));
  }

  /**
   * {@return whether a line has that name}
   *
   * @param name a field name, in any case
   */
  public boolean has(String name) {
    for (Field line : lines) {
      if (line.isNamed(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@return the value of the first line with that name; empty if there is none}
   *
   * @param name a field name, in any case
   */
  public Optional<String> first(String name) {
    for (Field line : lines) {
      if (line.isNamed(name)) {
        return Optional.of(line.value());
      }
    }
    return Optional.empty();
  }

  /**
   * {@return the values of all lines with that name, in order}
   *
   * @param name a field name, in any case
   */
  public List<String> all(String name) {
    // Each hit reads fields that most messages do not have.
    if (!has(name)) {
      return List.of();
    }
    List<String> values = new ArrayList<>(1);
    for (Field line : lines) {
      if (line.isNamed(name)) {
        values.add(line.value());
      }
    }
    return Collections.unmodifiableList(values);
  }

  /**
   * {@return the members of a field that is a list of tokens (RFC 9110 section 5.6.1), of all its
   * lines, in lower case}
   *
   * @param name a field name, in any case
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
   * {@return these fields with further lines at the end}
   *
   * @param namesAndValues a name and its value for each line
   * @throws IllegalArgumentException if the last name has no value, a name is not a token, or a
   *     value has a control character
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
      all.add(checked(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Fields(Collections.unmodifiableList(all));
  }

  /**
   * {@return these fields with further lines at the end}
   *
   * @param further the lines, as a client received them; their syntax is not checked
   */
  public Fields with(Field... further) {
    if (further.length == 0) {
      return this;
    }
    List<Field> all = new ArrayList<>(lines.size() + further.length);
    all.addAll(lines);
    Collections.addAll(all, further);
    return new Fields(Collections.unmodifiableList(all));
  }

  /**
   * {@return these fields without the lines that have one of the names}
   *
   * @param names field names, in any case
   */
  public Fields without(Collection<String> names) {
    if (names.isEmpty()) {
      return this;
    }
    Predicate<Field> isDropped = isNamedIn(names);
    List<Field> rest = new ArrayList<>(lines.size());
    for (Field line : lines) {
      if (!isDropped.test(line)) {
        rest.add(line);
      }
    }
    return rest.size() == lines.size() ? this : new Fields(Collections.unmodifiableList(rest));
  }

  /** A set costs more than it saves, unless a message names many fields. */
  private static Predicate<Field> isNamedIn(Collection<String> names) {
    if (names.size() <= FEW_NAMES) {
      return line -> {
        for (String name : names) {
          if (line.isNamed(name)) {
            return true;
          }
        }
        return false;
      };
    }
    Set<String> many = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    many.addAll(names);
    return line -> many.contains(line.name());
  }

  /** {@return whether all lines are {@linkplain Field#isWellFormed() well-formed}} */
  public boolean isWellFormed() {
    for (Field line : lines) {
      if (!line.isWellFormed()) {
        return false;
      }
    }
    return true;
  }

  /** {@return the number of lines} */
  public int size() {
    return lines.size();
  }

  /** {@return the lines in order} */
  public Stream<Field> stream() {
    return lines.stream();
  }

  /** Iterates over the lines in order; they cannot be removed. */
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
