package org.liasse.core.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.DossierType;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.Shares;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;

/**
 * What a page shows of its dossiers, read by one statement: what they are, the reader's roles and
 * marks on them, the sections that hold the columns; and with it what is still open of the page.
 */
final class Details {

    /** Counting is exact up to here. */
    static final int COUNTED = 10_000;

    /** Grants looked at while counting; several may speak of one dossier. */
    private static final int EXAMINED = 3 * COUNTED;

    private record Head(
            String id,
            String office,
            Key type,
            String number,
            String context,
            Key state,
            String title,
            Set<Key> flags,
            Shares shares,
            long createdAt) {}

    private record Content(Key section, String json) {}

    private final Reader reader;
    private final boolean isUpdate;
    private final Map<String, Head> heads = new HashMap<>();
    private final Map<String, Set<Key>> roles = new HashMap<>();
    private final Map<String, Long> updated = new HashMap<>();
    private final Map<String, Long> seen = new HashMap<>();
    private final Map<String, Set<Key>> marks = new HashMap<>();
    private final Map<String, List<Content>> contents = new HashMap<>();
    private final List<Row> ends = new ArrayList<>();
    private Long total;
    private long matched;
    private long examined;

    private Details(Reader reader, Found found, boolean count) {
        this.reader = reader;
        this.isUpdate = found.isUpdate();
        this.total = count ? found.total() : null;
    }

    static Details of(Sql sql, Question question, Found found, boolean count) {
        Details details = new Details(question.reader(), found, count);
        List<String> ids = found.rows().stream().map(Row::id).distinct().toList();
        var parts = new ArrayList<Piece>();
        if (!ids.isEmpty()) {
            parts.add(heads(ids, !question.columns().isEmpty()));
            parts.add(grants(ids, question.reader()));
            parts.add(marks(ids, question.reader()));
            if (!question.columns().isEmpty()) {
                parts.add(sections(ids, question.columns()));
            }
        }
        found.asks().forEach(ask -> parts.add(end(ask, found.isUpdate())));
        if (count && found.total() == null) {
            parts.addAll(counts(question));
        }
        if (!parts.isEmpty()) {
            Piece all = Piece.joined(" union all ", parts);
            sql.list(all.text(), details::read, all.arguments());
        }
        if (count && found.total() == null) {
            details.total = details.matched;
        }
        return details;
    }

    /** Who sees the sections matters where their fields are columns. */
    private static Piece heads(List<String> ids, boolean withShares) {
        return Piece.of(
                        "select 'd' kind, d.id, o.office_key a, d.type_key b, d.number c,"
                                + " d.context_id d, d.state_key e, d.title f, d.flags g,"
                                + " d.created_at n, "
                                + (withShares ? "d.shares" : "''")
                                + " content from dossier d join office o on"
                                + " o.id = d.office_id where ")
                .then(Piece.in("d.id", ids));
    }

    private static Piece grants(List<String> ids, Reader reader) {
        return Piece.of(
                        "select 'g', a.dossier_id, a.role_key, '', '', '', '', '', '',"
                                + " a.updated_at, '' from dossier_grant a where ")
                .then(Piece.in("a.dossier_id", ids))
                .then(" and ")
                .then(reader.isHolderOf("a"));
    }

    private static Piece marks(List<String> ids, Reader reader) {
        return Piece.of(
                        "select 'm', m.dossier_id, m.mark_key, '', '', '', '', '', '', m.marked_at,"
                                + " '' from mark m where m.holder = ? and ",
                        reader.holder())
                .then(Piece.in("m.dossier_id", ids));
    }

    private static Piece sections(List<String> ids, List<Path> columns) {
        Collection<Key> sections =
                columns.stream().map(Path::section).collect(Collectors.toCollection(TreeSet::new));
        return Piece.of(
                        "select 's', s.dossier_id, s.section_key, '', '', '', '', '', '',"
                                + " 0, s.content from section s where ")
                .then(Piece.in("s.dossier_id", ids))
                .then(" and ")
                .then(Piece.in("s.section_key", sections));
    }

    private static Piece end(Piece ask, boolean isUpdate) {
        String key =
                isUpdate
                        ? "'', '', '', '', '', '', '', e.k, ''"
                        : "e.k, '', '', '', '', '', '', 0, ''";
        return Piece.of("select 'e', e.id, " + key + " from (").then(ask).then(") e");
    }

    /** As many as the reader may see; where there are more grants than are looked at, at least. */
    private static List<Piece> counts(Question question) {
        Piece grants = question.drivers().first(Drivers.GRANTS, EXAMINED);
        return List.of(
                Piece.of(
                                "select 'c', '', '', '', '', '', '', '', '', count(*), '' from"
                                        + " (select x.id from (select distinct y.id from (")
                        .then(grants)
                        .then(") y) x where ")
                        .then(Piece.all(question.conditions()))
                        .first(COUNTED + 1)
                        .then(") z"),
                Piece.of("select 'x', '', '', '', '', '', '', '', '', count(*), '' from (")
                        .then(grants)
                        .then(") y"));
    }

    private Void read(ResultSet row) throws SQLException {
        String id = row.getString(2);
        switch (row.getString(1)) {
            case "d" ->
                    heads.put(
                            id,
                            new Head(
                                    id,
                                    row.getString(3),
                                    new Key(row.getString(4)),
                                    row.getString(5),
                                    row.getString(6),
                                    new Key(row.getString(7)),
                                    row.getString(8),
                                    Audiences.rolesOf(row.getString(9)),
                                    Shares.of(row.getString(11)),
                                    row.getLong(10)));
            case "g" -> {
                add(roles, id, row.getString(3));
                updated.merge(id, row.getLong(10), Math::max);
            }
            case "m" -> {
                add(marks, id, row.getString(3));
                if (row.getString(3).equals(CaseFile.SEEN.value())) {
                    seen.put(id, row.getLong(10));
                }
            }
            case "s" ->
                    contents.computeIfAbsent(id, key -> new ArrayList<>())
                            .add(new Content(new Key(row.getString(3)), row.getString(11)));
            case "e" ->
                    ends.add(
                            new Row(
                                    id,
                                    List.of(
                                            isUpdate
                                                    ? (Object) row.getLong(10)
                                                    : row.getString(3))));
            case "c" -> matched = row.getLong(10);
            default -> examined = row.getLong(10);
        }
        return null;
    }

    private static void add(Map<String, Set<Key>> all, String id, String key) {
        all.computeIfAbsent(id, one -> new TreeSet<>()).add(new Key(key));
    }

    List<Row> ends() {
        return ends;
    }

    /** The last change of each dossier that the reader can see. */
    Map<String, Long> updated() {
        return updated;
    }

    DossierPage page(List<String> ids, String next, Map<Key, Known> types, Question question) {
        List<Item> items =
                ids.stream()
                        .filter(heads::containsKey)
                        .map(id -> item(heads.get(id), types, question.columns()))
                        .toList();
        boolean atLeast = total != null && (total > COUNTED || examined >= EXAMINED);
        return new DossierPage(
                items, next, total == null ? null : Math.min(total, COUNTED), atLeast);
    }

    private Item item(Head head, Map<Key, Known> types, List<Path> columns) {
        Known known = types.get(head.type());
        DossierType type = known == null ? null : known.type();
        Set<Key> held = roles.getOrDefault(head.id(), Set.of());
        return new Item(
                head.id(),
                head.number(),
                head.office(),
                head.type(),
                type == null ? head.type().value() : type.label().in(reader.language()),
                head.state(),
                type == null
                        ? head.state().value()
                        : type.state(head.state())
                                .map(state -> state.label().in(reader.language()))
                                .orElse(head.state().value()),
                head.title(),
                head.context(),
                Instant.ofEpochMilli(head.createdAt()),
                Instant.ofEpochMilli(updated.getOrDefault(head.id(), 0L)),
                type == null ? Set.of() : flags(type, head, held),
                marks.getOrDefault(head.id(), Set.of()),
                hasNews(head.id()),
                type == null ? Map.of() : columns(type, head, held, columns));
    }

    /** Whether something has changed, for this reader, since he last saw it. */
    private boolean hasNews(String id) {
        return seen.containsKey(id) && updated.getOrDefault(id, 0L) > seen.get(id);
    }

    private static Set<Key> flags(DossierType type, Head head, Set<Key> held) {
        return type.flags().stream()
                .filter(flag -> head.flags().contains(flag.key()))
                .filter(flag -> flag.audience().includes(held, head.flags()))
                .map(flag -> flag.key())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, Object> columns(
            DossierType usual, Head head, Set<Key> held, List<Path> columns) {
        Map<String, Object> values = new TreeMap<>();
        DossierType type = head.shares().on(usual);
        for (Content content : contents.getOrDefault(head.id(), List.of())) {
            Section section = type.section(content.section()).orElse(null);
            if (section == null || !section.audience().includes(held, head.flags())) {
                continue;
            }
            Map<String, Object> fields = Json.read(content.json());
            for (Path path : columns) {
                Object value = fields.get(path.field().value());
                if (path.section().equals(content.section()) && value != null) {
                    values.put(path.toString(), value);
                }
            }
        }
        return values;
    }
}
