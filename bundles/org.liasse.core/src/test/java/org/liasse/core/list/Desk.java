package org.liasse.core.list;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.form.Field;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.DossierType;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.DefinitionShelf;
import org.liasse.core.dossier.Reshelving;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Statements;
import org.liasse.core.store.TestClock;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Binding;
import org.liasse.core.types.Catalogue;

/** Lists over rows that a test lays down itself. */
final class Desk {

    static final Key CASE = new Key("case");

    final Lists lists;
    final Reshelving reshelving;
    final Catalogue catalogue;
    private final Transactions transactions;
    private final AtomicInteger numbers = new AtomicInteger();

    Desk(TestDatabase database) {
        transactions = database.transactions(new TestClock());
        catalogue = new Catalogue(transactions);
        catalogue.arrive(new Cases(), Binding.from("cases", "1.0"));
        Cursors.of(transactions);
        reshelving = Reshelving.byHand(transactions, catalogue);
        reshelving.round();
        lists = new Lists(transactions, catalogue, new DefinitionShelf(), reshelving);
    }

    /** How many statements this took. */
    int statements(Runnable work) {
        return Statements.of(work);
    }

    /** A number of things written in one transaction. */
    void write(java.util.function.Consumer<Sql> rows) {
        transactions.write(
                work -> {
                    rows.accept(work.sql());
                    return null;
                });
    }

    <T> T read(Function<Sql, T> work) {
        return transactions.read(work::apply);
    }

    /** What somebody asks, found sound. */
    Question question(Caller caller, Asking asking) {
        DossierType type = catalogue.find(CASE).orElseThrow().type();
        return Question.of(Reader.of(caller), asking.query(), type, null, null, Set.of(CASE));
    }

    String office(String key) {
        String id = Ids.next();
        write(
                sql ->
                        sql.update(
                                "insert into office (id, office_key, name, features, created_at)"
                                        + " values (?, ?, ?, '', 0)",
                                id,
                                key,
                                key));
        return id;
    }

    /** An account with no row of its own: to lists it is its principals. */
    static Caller person(String account, Principal... more) {
        var principals = new ArrayList<>(List.of(more));
        principals.add(Principal.account(account));
        principals.add(Principal.PUBLIC);
        return new Caller(account, account, Set.copyOf(principals), Language.EN, null);
    }

    Case opened(String office) {
        return new Case(office);
    }

    /** A case in the making. */
    final class Case {
        String id = Ids.next();
        private final String office;
        private Key type = CASE;
        private String context;
        private String title = "A case";
        private String state = "new";
        private Instant createdAt = Instant.parse("2026-01-05T08:00:00Z");
        private final Set<Key> flags = new java.util.TreeSet<>();
        private final Map<String, Long> grants = new LinkedHashMap<>();
        private final Map<Key, Map<String, Object>> sections = new LinkedHashMap<>();

        private Case(String office) {
            this.office = office;
        }

        Case of(String newType, String newState) {
            type = new Key(newType);
            return in(newState);
        }

        Case under(String newContext) {
            context = newContext;
            return this;
        }

        Case titled(String newTitle) {
            title = newTitle;
            return this;
        }

        Case in(String newState) {
            state = newState;
            return this;
        }

        Case flagged(String... more) {
            List.of(more).forEach(flag -> flags.add(new Key(flag)));
            return this;
        }

        Case openedAt(String instant) {
            createdAt = Instant.parse(instant);
            return this;
        }

        /** The principal holds the role, and saw the last change at this millisecond. */
        Case to(Object principal, String role, long updatedAt) {
            grants.put(principal + " " + role, updatedAt);
            return this;
        }

        Case with(String section, Map<String, Object> values) {
            sections.put(new Key(section), values);
            return this;
        }

        String save() {
            write(this::save);
            return id;
        }

        void save(Sql sql) {
            String number = "2026-%06d".formatted(numbers.incrementAndGet());
            sql.update(
                    "insert into dossier (id, office_id, type_key, type_version, number,"
                        + " context_id, is_context, state_key, title, flags, entered, revision,"
                        + " body_hash, created_at, chain_length, chain_hash, version) values (?, ?,"
                        + " ?, '1.0', ?, ?, 0, ?, ?, ?, '{}', 0, '', ?, 0, '', 0)",
                    id,
                    office,
                    type,
                    number,
                    context,
                    state,
                    title,
                    Audiences.textOf(flags),
                    createdAt.toEpochMilli());
            grants(sql);
            field(sql, "title", SortKey.text(title), Audiences.ANYONE);
            field(sql, "number", number, Audiences.ANYONE);
            field(sql, "state", state, Audiences.ANYONE);
            field(sql, "createdAt", SortKey.instant(createdAt), Audiences.ANYONE);
            words(sql, "title", number + " " + title, Audiences.ANYONE);
            sections.forEach((key, values) -> section(sql, key, values));
        }

        private String place() {
            return context == null ? office : context;
        }

        private void grants(Sql sql) {
            grants.forEach(
                    (grant, updatedAt) -> {
                        String[] parts = grant.split(" ");
                        sql.update(
                                "insert into dossier_grant (dossier_id, principal, role_key,"
                                    + " inherited, office_id, type_key, context_id, is_context,"
                                    + " state_key, updated_at, seen_version) values (?, ?, ?, 0, ?,"
                                    + " ?, ?, 0, ?, ?, 1)",
                                id,
                                parts[0],
                                parts[1],
                                office,
                                type,
                                place(),
                                state,
                                updatedAt);
                    });
            shelve(sql, id, type, state, flags);
        }

        private void section(Sql sql, Key key, Map<String, Object> values) {
            DossierType known = catalogue.find(type).orElseThrow().type();
            Section section = known.section(key).orElseThrow();
            String audience = Audiences.of(section.audience(), flags);
            sql.update(
                    "insert into section (dossier_id, section_key, content, version) values (?, ?,"
                            + " ?, 1)",
                    id,
                    key,
                    Json.write(values));
            var text = new StringBuilder();
            for (Field field : section.form().fields()) {
                Object value = values.get(field.key().value());
                SortKey.keysOf(field, value)
                        .forEach(k -> field(sql, key + "." + field.key(), k, audience));
                Words.of(field, value, text);
            }
            words(sql, "section:" + key, text.toString(), audience);
        }

        private void field(Sql sql, String field, String key, String audience) {
            sql.update(
                    "insert into field_index (dossier_id, type_key, context_id, field, sort_key,"
                            + " audience) values (?, ?, ?, ?, ?, ?)",
                    id,
                    type,
                    place(),
                    field,
                    key,
                    audience);
        }

        private void words(Sql sql, String source, String text, String audience) {
            Words.kept(text)
                    .forEach(
                            word ->
                                    sql.update(
                                            "insert into search_word (dossier_id, type_key, source,"
                                                    + " word, audience) values (?, ?, ?, ?, ?)",
                                            id,
                                            type,
                                            source,
                                            word,
                                            audience));
        }
    }

    /** As an act on the dossier does it. */
    private void shelve(Sql sql, String dossier, Key type, String state, Set<Key> flags) {
        Piece shelf =
                Shelves.of(catalogue.find(type).orElseThrow().type())
                        .shelf(dossier, new Key(state), flags);
        Piece update =
                Piece.of("update dossier_grant set shelf = ")
                        .then(shelf)
                        .then(" where dossier_id = ?", dossier);
        sql.update(update.text(), update.arguments());
    }

    void mark(String dossier, String holder, String mark) {
        write(
                sql -> {
                    sql.update(
                            "insert into mark (dossier_id, holder, mark_key, marked_at) values (?,"
                                    + " ?, ?, 0)",
                            dossier,
                            holder,
                            mark);
                    sql.first(
                            "select type_key, state_key, flags from dossier where id = ?",
                            row -> {
                                shelve(
                                        sql,
                                        dossier,
                                        new Key(row.getString(1)),
                                        row.getString(2),
                                        Audiences.rolesOf(row.getString(3)));
                                return dossier;
                            },
                            dossier);
                });
    }
}
