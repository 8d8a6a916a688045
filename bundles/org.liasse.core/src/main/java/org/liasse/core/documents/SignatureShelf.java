package org.liasse.core.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Signature;
import org.liasse.api.dossier.Signatures.Kept;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.store.Sql;

/** The rows of signatures. */
final class SignatureShelf {

    private static final String COLUMNS =
            "select s.document_id, s.version_number, s.role_key, s.signatory, s.signer_name,"
                    + " s.signed_at, s.sha256";

    private static final String ORDER = " order by s.signed_at, s.role_key";

    /** A version of a document. */
    private record Place(String document, int version) {}

    private SignatureShelf() {}

    /** The documents with their signatures; nothing is read where no slot of theirs is signed. */
    static List<Document> signed(Sql sql, CaseFile file, List<Document> documents) {
        boolean isAnySigned =
                documents.stream()
                        .flatMap(document -> file.type().slot(document.slot()).stream())
                        .anyMatch(slot -> !slot.signedBy().isEmpty());
        if (!isAnySigned) {
            return documents;
        }
        Map<Place, List<Signature>> found = new HashMap<>();
        sql.list(
                COLUMNS
                        + " from document_signature s join document d on d.id = s.document_id"
                        + " where d.dossier_id = ?"
                        + ORDER,
                row ->
                        found.computeIfAbsent(
                                        new Place(row.getString(1), row.getInt(2)),
                                        place -> new ArrayList<>())
                                .add(signature(row)),
                file.header().id());
        return documents.stream().map(document -> signed(document, found)).toList();
    }

    private static Document signed(Document document, Map<Place, List<Signature>> found) {
        return new Document(
                document.id(),
                document.slot(),
                document.versions().stream()
                        .map(
                                version ->
                                        version.signed(
                                                found.getOrDefault(
                                                        new Place(document.id(), version.number()),
                                                        List.of())))
                        .toList(),
                document.isOutside());
    }

    /** With what was drawn. */
    static List<Kept> kept(Sql sql, String document, int version) {
        return sql.list(
                COLUMNS
                        + ", s.drawing, s.drawing_sha256 from document_signature s where"
                        + " s.document_id = ? and s.version_number = ?"
                        + ORDER,
                row -> new Kept(signature(row), row.getString(8), row.getString(9)),
                document,
                version);
    }

    /** As what somebody has signed this version. */
    static Set<Key> signedAs(Sql sql, String document, int version) {
        return sql
                .list(
                        "select role_key from document_signature where document_id = ? and"
                                + " version_number = ?",
                        row -> new Key(row.getString(1)),
                        document,
                        version)
                .stream()
                .collect(Collectors.toSet());
    }

    /**
     * @param signer by which principal he came
     */
    static void add(Sql sql, String document, int version, Kept kept, String signer) {
        Signature signature = kept.signature();
        sql.update(
                "insert into document_signature (document_id, version_number, role_key, signed_at,"
                        + " signer, signer_name, signatory, sha256, drawing, drawing_sha256) values"
                        + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                document,
                version,
                signature.role(),
                signature.at().toEpochMilli(),
                signer,
                signature.signer(),
                signature.signatory(),
                signature.sha256(),
                kept.drawing(),
                kept.drawingSha256());
    }

    private static Signature signature(ResultSet row) throws SQLException {
        return new Signature(
                new Key(row.getString(3)),
                row.getString(4),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getString(7));
    }
}
