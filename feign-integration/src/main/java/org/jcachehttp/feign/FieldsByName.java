package org.jcachehttp.feign;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;

/**
 * Fields as the map that {@link feign.Response} copies, with an entry for each line. Feign merges
 * entries with the same name, so that building a map of them first would only cost time.
 */
final class FieldsByName extends AbstractMap<String, Collection<String>> {

  private final Fields fields;

  FieldsByName(Fields fields) {
    this.fields = fields;
  }

  @Override
  public Set<Entry<String, Collection<String>>> entrySet() {
    return new Lines(fields);
  }

  /** The lines in order. */
  private static final class Lines extends AbstractSet<Entry<String, Collection<String>>> {

    private final Fields fields;

    Lines(Fields fields) {
      this.fields = fields;
    }

    @Override
    public int size() {
      return fields.size();
    }

    @Override
    public Iterator<Entry<String, Collection<String>>> iterator() {
      Iterator<Field> lines = fields.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return lines.hasNext();
        }

        @Override
        public Entry<String, Collection<String>> next() {
          Field line = lines.next();
          return Map.entry(line.name(), List.of(line.value()));
        }
      };
    }
  }
}
