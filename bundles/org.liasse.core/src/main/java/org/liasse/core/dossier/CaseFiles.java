package org.liasse.core.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.persistence.LockModeType;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Facts.ContextFact;
import org.liasse.api.workflow.Facts.DocumentFact;
import org.liasse.core.dossier.CaseFile.Linked;
import org.liasse.core.dossier.CaseFile.Stored;
import org.liasse.core.dossier.Grants.Grant;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Loads case files: three statements to read one, one more to lock it. */
@Component(service = CaseFiles.class)
public final class CaseFiles {

    private static final String HEADER =
            "d.id, d.office_id, d.type_key, d.number, d.context_id, d.is_context, d.state_key,"
                    + " d.title, d.flags, d.entered, d.revision, d.created_at";

    private final Catalogue catalogue;
    private final DefinitionShelf definitions;

    @Activate
    public CaseFiles(@Reference Catalogue catalogue, @Reference DefinitionShelf definitions) {
        this.catalogue = catalogue;
        this.definitions = definitions;
    }

    /** What a reader may be shown; NOT_FOUND where he holds no role on it. */
    public CaseFile read(Sql sql, Caller caller, String id) {
        if (!org.liasse.core.store.Ids.isId(id)) {
            throw Problem.notFound();
        }
        record Line(Header header, Key office, Set<Key> features, Grant grant) {}
        List<Line> lines =
                sql.list(
                        "select "
                                + HEADER
                                + ", o.office_key, o.features, g.principal, g.role_key,"
                                + " g.inherited, g.updated_at, g.seen_version from dossier d join"
                                + " office o on o.id = d.office_id join dossier_grant g on"
                                + " g.dossier_id = d.id where d.id = ?",
                        row ->
                                new Line(
                                        header(row),
                                        new Key(row.getString(13)),
                                        Dossier.flagsOf(row.getString(14)),
                                        new Grant(
                                                row.getString(15),
                                                new Key(row.getString(16)),
                                                row.getInt(17) == 1,
                                                row.getLong(18),
                                                row.getLong(19))),
                        id);
        Grants grants = new Grants(lines.stream().map(Line::grant).toList());
        if (grants.rolesOf(caller).isEmpty()) {
            throw Problem.notFound();
        }
        Line first = lines.get(0);
        return filled(sql, caller, first.header(), first.office(), first.features(), grants);
    }

    /**
     * The dossier with its row locked until the transaction ends, and its case file; NOT_FOUND as
     * above.
     */
    Held hold(Work work, Caller caller, String id) {
        Dossier dossier =
                org.liasse.core.store.Ids.isId(id)
                        ? work.entities().find(Dossier.class, id, LockModeType.PESSIMISTIC_WRITE)
                        : null;
        if (dossier == null) {
            throw Problem.notFound();
        }
        CaseFile file = read(work.reading(), caller, id);
        return new Held(dossier, file.at(dossier.header()));
    }

    /** A locked dossier. */
    record Held(Dossier dossier, CaseFile file) {}

    /** The case file of a dossier that is being opened and has only a header and grants. */
    CaseFile blank(
            Sql sql,
            Header header,
            Key office,
            Set<Key> features,
            Grants grants,
            CaseFile context) {
        return new CaseFile(
                header,
                office,
                features,
                typeOf(header, sql),
                grants,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Optional.ofNullable(context).map(CaseFiles::factOf));
    }

    static ContextFact factOf(CaseFile context) {
        Map<Key, Map<String, Object>> values = new TreeMap<>();
        context.sections().forEach((key, stored) -> values.put(key, stored.values()));
        return new ContextFact(
                context.header().type(),
                context.header().state(),
                context.header().flags(),
                values);
    }

    private CaseFile filled(
            Sql sql, Caller caller, Header header, Key office, Set<Key> features, Grants grants) {
        String context = header.context() == null ? header.id() : header.context();
        Map<Key, Stored> own = new TreeMap<>();
        Map<Key, Map<String, Object>> ofContext = new TreeMap<>();
        sql.list(
                "select dossier_id, section_key, content, audience, version from section where"
                        + " dossier_id in (?, ?)",
                row -> {
                    Stored stored =
                            new Stored(
                                    Json.read(row.getString(3)), row.getString(4), row.getLong(5));
                    if (row.getString(1).equals(header.id())) {
                        own.put(new Key(row.getString(2)), stored);
                    } else {
                        ofContext.put(new Key(row.getString(2)), stored.values());
                    }
                    return stored;
                },
                header.id(),
                context);
        var small = new SmallFacts(ofContext);
        sql.list(
                SmallFacts.QUERY,
                small::read,
                header.id(),
                holder(caller),
                header.id(),
                header.id(),
                context);
        return new CaseFile(
                header,
                office,
                features,
                typeOf(header, sql),
                grants,
                own,
                small.documents,
                small.marks,
                small.links,
                header.context() == null ? Optional.empty() : small.context);
    }

    /** Whose marks they are: the account's, or the link's. */
    public static String holder(Caller caller) {
        return caller.accountId()
                .map(account -> Principal.account(account).toString())
                .orElseGet(
                        () ->
                                caller.principals().stream()
                                        .filter(p -> p.kind() == Principal.Kind.LINK)
                                        .map(Principal::toString)
                                        .findFirst()
                                        .orElse("public"));
    }

    private DossierType typeOf(Header header, Sql sql) {
        return definitions.effective(
                sql, catalogue.snapshot(header.type()), header.context(), header.revision());
    }

    private static Header header(ResultSet row) throws SQLException {
        return new Header(
                row.getString(1),
                row.getString(2),
                new Key(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getInt(6) == 1,
                new Key(row.getString(7)),
                row.getString(8),
                Dossier.flagsOf(row.getString(9)),
                Dossier.enteredOf(row.getString(10)),
                row.getInt(11),
                Instant.ofEpochMilli(row.getLong(12)));
    }

    /** Marks, documents, links and the context's state, gathered by one statement. */
    private static final class SmallFacts {

        static final String QUERY =
                "select 'mark', mark_key, '', '', '', '', marked_at from mark where dossier_id = ?"
                    + " and holder = ? union all select 'document', d.id, d.slot_key, v.review, '',"
                    + " '', v.version_number from document d join document_version v on"
                    + " v.document_id = d.id where d.dossier_id = ? union all select 'link',"
                    + " l.link_key, o.type_key, o.state_key, o.flags, o.id || ' ' || o.title, 0"
                    + " from dossier_link l join dossier o on o.id = l.other_id where l.dossier_id"
                    + " = ? union all select 'context', c.id, c.type_key, c.state_key, c.flags, '',"
                    + " 0 from dossier c where c.id = ?";

        final Map<Key, List<DocumentFact>> documents = new HashMap<>();
        final Map<Key, Instant> marks = new TreeMap<>();
        final List<Linked> links = new ArrayList<>();
        Optional<ContextFact> context = Optional.empty();
        private final Map<Key, Map<String, Object>> contextSections;

        SmallFacts(Map<Key, Map<String, Object>> contextSections) {
            this.contextSections = contextSections;
        }

        Void read(ResultSet row) throws SQLException {
            // Derby pads literals of a union to the longest
            switch (row.getString(1).trim()) {
                case "mark" ->
                        marks.put(new Key(row.getString(2)), Instant.ofEpochMilli(row.getLong(7)));
                case "document" ->
                        document(
                                row.getString(2),
                                new Key(row.getString(3)),
                                row.getString(4),
                                row.getInt(7));
                case "link" -> link(row);
                default ->
                        context =
                                Optional.of(
                                        new ContextFact(
                                                new Key(row.getString(3)),
                                                new Key(row.getString(4)),
                                                Dossier.flagsOf(row.getString(5)),
                                                contextSections));
            }
            return null;
        }

        private void document(String id, Key slot, String review, int version) {
            List<DocumentFact> all = documents.computeIfAbsent(slot, key -> new ArrayList<>());
            int versions =
                    all.stream()
                            .filter(d -> d.id().equals(id))
                            .mapToInt(DocumentFact::versions)
                            .findFirst()
                            .orElse(0);
            if (version > versions) {
                all.removeIf(document -> document.id().equals(id));
                all.add(new DocumentFact(id, DocumentFact.Review.valueOf(review), version));
            }
        }

        private void link(ResultSet row) throws SQLException {
            String idAndTitle = row.getString(6);
            links.add(
                    new Linked(
                            new Key(row.getString(2)),
                            idAndTitle.substring(0, 36),
                            new Key(row.getString(3)),
                            new Key(row.getString(4)),
                            Dossier.flagsOf(row.getString(5)),
                            idAndTitle.substring(37)));
        }
    }
}
