package org.jcachehttp.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;

/** Large heads of responses. */
final class Heads {

  private Heads() {}

  static String names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "x" + i).collect(Collectors.joining(", "));
  }

  static Fields lines(int count) {
    return Fields.copyOf(
        IntStream.range(0, count).mapToObj(i -> new Field("X" + i, "value")).toList());
  }

  static Fields fresh(Field... more) {
    List<Field> lines = new ArrayList<>(List.of(new Field("Cache-Control", "max-age=60")));
    lines.addAll(List.of(more));
    return Fields.copyOf(lines);
  }
}
