package org.liasse.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.karaf.shell.support.table.ShellTable;

/** A page of things, each with the same columns: a table for people, objects for programs. */
final class Listing<T> {

    /**
     * @param title for people, or {@code null}: for programs only
     * @param key for programs
     */
    private record Column<T>(String title, String key, Function<T, ?> value, Function<T, ?> cell) {}

    private final List<T> items;
    private final String next;
    private final List<Column<T>> columns = new ArrayList<>();

    private Listing(List<T> items, String next) {
        this.items = items;
        this.next = next;
    }

    /** All of them. */
    static <T> Listing<T> of(List<T> items) {
        return new Listing<>(items, null);
    }

    /**
     * @param next what {@code --after} takes to go on, or {@code null} at the end
     */
    static <T> Listing<T> of(List<T> items, String next) {
        return new Listing<>(items, next);
    }

    /**
     * A page that is full may have another one behind it.
     *
     * @param last what the next page begins after
     */
    static <T> Listing<T> page(List<T> items, int limit, Function<T, String> last) {
        return of(items, items.size() == limit ? last.apply(items.get(limit - 1)) : null);
    }

    Listing<T> column(String title, String key, Function<T, ?> value) {
        return column(title, key, value, value);
    }

    /**
     * @param cell what people read where that is something else
     */
    Listing<T> column(String title, String key, Function<T, ?> value, Function<T, ?> cell) {
        columns.add(new Column<>(title, key, value, cell));
        return this;
    }

    /** For programs only. */
    Listing<T> also(String key, Function<T, ?> value) {
        return column(null, key, value);
    }

    /**
     * @param noFormat whether columns are merely separated by tabs
     */
    Answer answer(boolean noFormat) {
        return Answer.of(
                Json.object("items", items.stream().map(this::object).toList(), "next", next),
                out -> {
                    table().print(out, !noFormat);
                    if (next != null) {
                        out.println("There may be more: --after " + next);
                    }
                });
    }

    private Object object(T item) {
        Object[] members = new Object[columns.size() * 2];
        for (int i = 0; i < columns.size(); i++) {
            members[2 * i] = columns.get(i).key();
            members[2 * i + 1] = columns.get(i).value().apply(item);
        }
        return Json.object(members);
    }

    private ShellTable table() {
        List<Column<T>> shown = columns.stream().filter(c -> c.title() != null).toList();
        ShellTable table = new ShellTable();
        shown.forEach(column -> table.column(column.title()));
        table.emptyTableText("Nothing.");
        for (T item : items) {
            table.addRow()
                    .addContent(shown.stream().map(c -> text(c.cell().apply(item))).toArray());
        }
        return table;
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "";
        }
        if (value instanceof Instant instant) {
            return Told.instant(instant);
        }
        if (value instanceof Enum<?> constant) {
            return Json.word(constant);
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(Object::toString).collect(Collectors.joining(" "));
        }
        return value.toString();
    }
}
