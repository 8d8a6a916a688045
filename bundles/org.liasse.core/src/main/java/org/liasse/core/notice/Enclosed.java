package org.liasse.core.notice;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.letter.Draft;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.Declarations.Product;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Effects.Depositing;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;
import org.liasse.core.store.Sql;

/**
 * The files of an act that go with the letters of a notice: as they are, byte for byte, to whoever
 * sees their slot.
 *
 * @param slot in which they are, or {@code null} where there are none
 */
record Enclosed(Subject subject, Slot slot, List<Draft.File> files) {

    static Enclosed of(
            Sql sql,
            Subject subject,
            Happening happening,
            Notice notice,
            List<Sentence> sentences) {
        if (notice.isWithDocument()) {
            return new Enclosed(
                    subject,
                    sentences.stream()
                            .map(Sentence::act)
                            .flatMap(act -> filled(subject, act, happening).stream())
                            .findFirst()
                            .orElse(null),
                    deposited(happening));
        }
        Slot slot =
                sentences.stream()
                        .flatMap(sentence -> sentence.effects().depositing().stream())
                        .filter(deposit -> deposit.input().equals(notice.attached()))
                        .map(Depositing::slot)
                        .findFirst()
                        .flatMap(subject.type()::slot)
                        .orElse(null);
        return new Enclosed(
                subject, slot, slot == null ? List.of() : given(sql, subject, happening, slot));
    }

    /** The slot that a deposit, maybe in one that was added, or a product fills. */
    private static Optional<Slot> filled(Subject subject, Act act, Happening happening) {
        Verb verb = act.verb().orElse(null);
        Optional<Key> slot = Optional.empty();
        if (verb == Verb.DEPOSIT_IN) {
            slot = Optional.of(new Key(happening.kind().substring((act.action() + "-").length())));
        } else if (verb == Verb.PRODUCE) {
            slot =
                    subject.type().products().stream()
                            .filter(product -> product.key().equals(act.object()))
                            .map(Product::slot)
                            .findFirst();
        }
        return slot.flatMap(subject.type()::slot);
    }

    /** As the event tells it. */
    private static List<Draft.File> deposited(Happening happening) {
        var said = happening.payload();
        return Stream.of("name", "mediaType", "size", "sha256")
                        .map(said::get)
                        .allMatch(Objects::nonNull)
                ? List.of(
                        new Draft.File(
                                said.get("name").toString(),
                                said.get("mediaType").toString(),
                                ((Number) said.get("size")).longValue(),
                                said.get("sha256").toString()))
                : List.of();
    }

    /** What the act itself put into the slot: it bears the act's instant. */
    private static List<Draft.File> given(
            Sql sql, Subject subject, Happening happening, Slot slot) {
        return sql.list(
                "select v.name, v.media_type, v.size_bytes, v.sha256 from document d join"
                        + " document_version v on v.document_id = d.id and v.version_number = 1"
                        + " where d.dossier_id = ? and d.slot_key = ? and d.created_at = ?",
                row ->
                        new Draft.File(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getString(4)),
                subject.id(),
                slot.key(),
                happening.at().toEpochMilli());
    }

    /** Whether the onlooker is not to know if there are any. */
    boolean isWithheld() {
        return slot != null && !subject.onlooker().seesSlot(slot, subject.flags());
    }

    List<Draft.File> forReader(Person person) {
        boolean fits =
                files.stream().mapToLong(Draft.File::size).sum() <= Draft.MOST_BYTES
                        && slot != null
                        && subject.isFor(slot, person.roles());
        return fits ? files : List.of();
    }
}
