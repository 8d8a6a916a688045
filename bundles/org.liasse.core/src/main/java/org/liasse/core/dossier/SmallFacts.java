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
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.workflow.Facts.ContextFact;
import org.liasse.api.workflow.Facts.DocumentFact;
import org.liasse.core.dossier.CaseFile.Linked;
import org.liasse.core.dossier.Grants.Grant;
import org.liasse.core.store.Sql;

/**
 * Marks, documents, links and the context's state, and where asked grants and office, gathered by
 * one statement.
 */
final class SmallFacts {

    private static final String QUERY =
            "select 'mark', mark_key, '', '', '', '', marked_at from mark where dossier_id = ? and"
                + " holder = ? union all select 'document', d.id, d.slot_key, v.review,"
                + " cast(cast((select count(*) from document_signature s where s.document_id ="
                + " v.document_id and s.version_number = v.version_number) as char(20)) as"
                + " varchar(20)), '', v.version_number from document d join document_version v on"
                + " v.document_id = d.id where d.dossier_id = ? union all select 'link',"
                + " l.link_key, o.type_key, o.state_key, o.flags, o.id || ' ' || o.title, 0 from"
                + " dossier_link l join dossier o on o.id = l.other_id where l.dossier_id = ? union"
                + " all select 'context', c.id, c.type_key, c.state_key, c.flags, '', 0 from"
                + " dossier c where c.id = ?";

    private static final String GRANTS_AND_OFFICE =
            " union all select case when inherited = 1 then 'given' else 'named' end,"
                    + " principal, role_key, cast(seen_version as char(20)), '', '', updated_at"
                    + " from dossier_grant where dossier_id = ? union all select 'office',"
                    + " office_key, features, '', '', '', 0 from office where id = ?";

    final Map<Key, List<DocumentFact>> documents = new HashMap<>();
    final Map<Key, Instant> marks = new TreeMap<>();
    final List<Linked> links = new ArrayList<>();
    final List<Grant> grants = new ArrayList<>();
    Optional<ContextFact> context = Optional.empty();
    Key office;
    Set<Key> features = Set.of();
    private final Map<Key, Map<String, Object>> contextSections;

    SmallFacts(Map<Key, Map<String, Object>> contextSections) {
        this.contextSections = contextSections;
    }

    /** For whoever has the header with its office and grants. */
    void read(Sql sql, Header header, Caller caller) {
        sql.list(QUERY, this::read, arguments(header, caller));
    }

    /** For whoever has the row of the dossier and nothing else. */
    void readWithGrants(Sql sql, Header header, Caller caller) {
        List<Object> arguments = arguments(header, caller);
        arguments.add(header.id());
        arguments.add(header.office());
        sql.list(QUERY + GRANTS_AND_OFFICE, this::read, arguments);
    }

    private static List<Object> arguments(Header header, Caller caller) {
        return new ArrayList<>(
                List.of(
                        header.id(),
                        CaseFiles.holder(caller),
                        header.id(),
                        header.id(),
                        header.context() == null ? header.id() : header.context()));
    }

    private Void read(ResultSet row) throws SQLException {
        // Derby pads literals of a union to the longest
        switch (row.getString(1).trim()) {
            case "mark" ->
                    marks.put(new Key(row.getString(2)), Instant.ofEpochMilli(row.getLong(7)));
            case "document" ->
                    document(
                            row.getString(2),
                            new Key(row.getString(3)),
                            row.getString(4),
                            row.getInt(7),
                            Integer.parseInt(row.getString(5).trim()));
            case "link" -> link(row);
            case "given" -> grant(row, true);
            case "named" -> grant(row, false);
            case "office" -> {
                office = new Key(row.getString(2));
                features = Dossier.flagsOf(row.getString(3));
            }
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

    private void document(String id, Key slot, String review, int version, int signatures) {
        List<DocumentFact> all = documents.computeIfAbsent(slot, key -> new ArrayList<>());
        int versions =
                all.stream()
                        .filter(d -> d.id().equals(id))
                        .mapToInt(DocumentFact::versions)
                        .findFirst()
                        .orElse(0);
        if (version > versions) {
            all.removeIf(document -> document.id().equals(id));
            all.add(new DocumentFact(id, DocumentFact.Review.valueOf(review), version, signatures));
        }
    }

    private void grant(ResultSet row, boolean inherited) throws SQLException {
        grants.add(
                new Grant(
                        row.getString(2),
                        new Key(row.getString(3)),
                        inherited,
                        row.getLong(7),
                        Long.parseLong(row.getString(4).trim())));
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
