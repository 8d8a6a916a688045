package org.liasse.core.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierQuery.Sort;
import org.liasse.api.dossier.DossierQuery.Where;

/** A query that says one thing more. */
final class Asking {
    private Key type = Desk.CASE;
    private String context;
    private String tab;
    private Set<Key> states;
    private String q;
    private final List<Where> where = new ArrayList<>();
    private final List<Sort> sort = new ArrayList<>();
    private final List<Path> columns = new ArrayList<>();
    private int limit = 25;
    String after;
    private boolean count;

    Asking type(Key newType) {
        type = newType;
        return this;
    }

    Asking context(String newContext) {
        context = newContext;
        return this;
    }

    Asking tab(String newTab) {
        tab = newTab;
        return this;
    }

    Asking states(String... all) {
        states = Key.sorted(Stream.of(all).map(Key::new).toList());
        return this;
    }

    Asking words(String newWords) {
        q = newWords;
        return this;
    }

    Asking where(String path, Operator operator, String value) {
        where.add(new Where(path(path), operator, value));
        return this;
    }

    Asking sort(String name) {
        boolean descending = name.startsWith("-");
        String plain = descending ? name.substring(1) : name;
        sort.add(
                plain.contains(".")
                        ? new Sort(null, path(plain), descending)
                        : new Sort(plain, null, descending));
        return this;
    }

    Asking column(String path) {
        columns.add(path(path));
        return this;
    }

    Asking limit(int newLimit) {
        limit = newLimit;
        return this;
    }

    Asking after(String cursor) {
        after = cursor;
        return this;
    }

    Asking counting() {
        count = true;
        return this;
    }

    private static Path path(String path) {
        String[] parts = path.split("\\.");
        return new Path(new Key(parts[0]), new Key(parts[1]));
    }

    DossierQuery query() {
        return new DossierQuery(
                type,
                context,
                tab == null ? null : new Key(tab),
                states,
                q,
                where,
                sort,
                columns,
                limit,
                after,
                count);
    }
}
