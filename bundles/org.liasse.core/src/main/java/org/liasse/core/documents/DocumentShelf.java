package org.liasse.core.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.people.Caller;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.photo.PhotoFacts;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/** The rows of documents and versions; what one reader may not see is not read for him. */
final class DocumentShelf {

    private static final String COLUMNS =
            """
            select d.id, d.slot_key, v.version_number, v.name, v.size_bytes, v.sha256, v.media_type,
                v.deposited_at, v.deposited_by_name, v.review, v.photo
            from document d join document_version v on v.document_id = d.id where d.dossier_id = ?\
            """;

    private record Line(String document, Key slot, Version version) {}

    private DocumentShelf() {}

    /** What somebody with the roles sees of a dossier's documents, slot by slot, oldest first. */
    static List<Document> all(Sql sql, CaseFile file, java.util.Set<Key> roles) {
        List<Line> lines =
                sql.list(
                        COLUMNS + " order by d.created_at, d.id, v.version_number",
                        DocumentShelf::line,
                        file.header().id());
        Map<String, Document> found = new LinkedHashMap<>();
        for (var slot : file.type().slots()) {
            boolean isSeen = slot.audience().includes(roles, file.header().flags());
            boolean isOutside = !file.callsFor(slot, roles).orElse(true);
            lines.stream()
                    .filter(line -> isSeen && line.slot().equals(slot.key()))
                    .forEach(
                            line ->
                                    found.merge(
                                            line.document(),
                                            first(line, isOutside),
                                            DocumentShelf::joined));
        }
        return SignatureShelf.signed(sql, file, List.copyOf(found.values()));
    }

    /** One document that somebody with the roles sees. */
    static Optional<Document> one(
            Sql sql, CaseFile file, java.util.Set<Key> roles, String document) {
        return all(sql, file, roles).stream().filter(d -> d.id().equals(document)).findFirst();
    }

    /**
     * The document as the caller sees it; who deposits where he cannot look sees what he brought.
     */
    static Document shown(Sql sql, CaseFile file, Caller caller, Key slot, String id) {
        return one(sql, file, file.grants().rolesOf(caller), id)
                .or(
                        () ->
                                inSlot(sql, file.header().id(), slot, id)
                                        .map(all -> new Document(id, slot, List.of(newest(all)))))
                .orElseThrow(Problem::notFound);
    }

    static Version newest(Document document) {
        return document.versions().get(document.versions().size() - 1);
    }

    /** The newest version of a document of this slot, whoever asks. */
    static Optional<Document> inSlot(Sql sql, String dossier, Key slot, String document) {
        return sql
                .list(
                        COLUMNS + " and d.id = ? and d.slot_key = ? order by v.version_number",
                        DocumentShelf::line,
                        dossier,
                        document,
                        slot)
                .stream()
                .map(line -> first(line, false))
                .reduce(DocumentShelf::joined);
    }

    /** Whether somebody deposited a version of it. */
    static boolean isFrom(Sql sql, String document, String owner) {
        return sql.number(
                        "select count(*) from document_version where document_id = ? and"
                                + " deposited_by = ?",
                        document,
                        owner)
                > 0;
    }

    /** The document in this slot that was made as this product. */
    static Optional<String> ofProduct(Sql sql, String dossier, Key slot, Key product) {
        return sql.first(
                "select id from document where dossier_id = ? and slot_key = ? and product_key = ?"
                        + " order by id desc fetch first 1 rows only",
                row -> row.getString(1),
                dossier,
                slot,
                product);
    }

    static void isProduct(Work work, String document, Key product) {
        work.sql().update("update document set product_key = ? where id = ?", product, document);
    }

    static void review(Work work, String document, int version, String review, String reason) {
        work.sql()
                .update(
                        "update document_version set review = ?, review_reason = ? where"
                                + " document_id = ? and version_number = ?",
                        review,
                        reason,
                        document,
                        version);
    }

    private static Document first(Line line, boolean isOutside) {
        return new Document(line.document(), line.slot(), List.of(line.version()), isOutside);
    }

    private static Document joined(Document one, Document more) {
        List<Version> versions = new ArrayList<>(one.versions());
        versions.addAll(more.versions());
        return new Document(one.id(), one.slot(), List.copyOf(versions), one.isOutside());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString(1),
                new Key(row.getString(2)),
                new Version(
                        row.getInt(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getString(6),
                        row.getString(7),
                        Instant.ofEpochMilli(row.getLong(8)),
                        row.getString(9),
                        row.getString(10),
                        PhotoFacts.read(row.getString(11))));
    }
}
