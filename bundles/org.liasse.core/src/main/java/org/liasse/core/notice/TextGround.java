package org.liasse.core.notice;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.notice.EditedTexts.Edited;
import org.liasse.api.notice.EditedTexts.Level;
import org.liasse.api.notice.EditedTexts.Spot;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Directory;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Product;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.dossier.DefinitionShelf;
import org.liasse.core.notice.TextShelf.Row;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/**
 * A place of texts, for somebody who may use it.
 *
 * @param id of the context or of the office
 * @param office its own, or that of the context
 * @param context its file, or {@code null} for an office
 */
record TextGround(String id, String office, CaseFile context) {

    boolean has(DossierType type) {
        return context == null
                || type.key().equals(context.header().type())
                || type.contextTypes().contains(context.header().type());
    }

    /**
     * The type with the form that is drawn here by now, where the words of its products may name
     * what that has.
     */
    DossierType drawn(Sql sql, DefinitionShelf definitions, DossierType type) {
        boolean isDrawnHere =
                context != null
                        && type.key().equals(context.type().draws())
                        && type.products().stream().anyMatch(Product::isWritten);
        return isDrawnHere
                ? definitions.effective(sql, type, id, definitions.newest(sql, id))
                : type;
    }

    /** The nearest first. */
    List<String> places() {
        return id.equals(office) ? List.of(id) : List.of(id, office);
    }

    /**
     * A text as it is in force here.
     *
     * @param rows the newest revisions at these places
     */
    Edited edited(TextName name, List<Row> rows) {
        List<Row> own = rows.stream().filter(row -> row.name().equals(name.value())).toList();
        int revision =
                own.stream()
                        .filter(row -> row.place().equals(id))
                        .mapToInt(Row::revision)
                        .findFirst()
                        .orElse(0);
        Optional<Row> inForce =
                places().stream()
                        .flatMap(place -> own.stream().filter(row -> row.place().equals(place)))
                        .filter(row -> row.draft() != null)
                        .findFirst();
        return new Edited(
                name.type().key(),
                name.value(),
                name.label(),
                inForce.map(row -> level(row)).orElse(Level.TYPE),
                inForce.map(Row::draft).orElse(name.byDefault()),
                revision,
                name.variables(),
                inForce.map(Row::fault).orElse(null));
    }

    private Level level(Row row) {
        return row.place().equals(office) ? Level.OFFICE : Level.CONTEXT;
    }

    static TextGround of(Sql sql, CaseFiles files, Caller caller, Spot spot) {
        if (spot.context() == null) {
            return officeOf(sql, caller, spot.office());
        }
        CaseFile file = files.read(sql, caller, spot.context());
        boolean isInside =
                file.grants().rolesOf(caller).stream()
                        .anyMatch(
                                role ->
                                        file.type()
                                                .role(role)
                                                .filter(declared -> !declared.isExternal())
                                                .isPresent());
        if (!isInside) {
            throw notYours();
        }
        return new TextGround(file.header().id(), file.header().office(), file);
    }

    private static TextGround officeOf(Sql sql, Caller caller, String named) {
        String id =
                sql.first(
                                "select id from office where id = ? or office_key = ?",
                                row -> row.getString(1),
                                named,
                                named)
                        .filter(office -> belongsTo(caller, office))
                        .orElseThrow(Problem::notFound);
        if (!caller.principals().contains(Principal.role(id, Directory.ADMINISTRATOR))) {
            throw notYours();
        }
        return new TextGround(id, id, null);
    }

    /** The offices that somebody administers. */
    static List<String> offices(Caller caller) {
        return caller.principals().stream()
                .filter(principal -> Directory.ADMINISTRATOR.equals(principal.role()))
                .map(Principal::id)
                .toList();
    }

    /**
     * Whether somebody may change the words of what is told of a dossier: on itself, on its context
     * or in its office.
     */
    static boolean isHis(Sql sql, CaseFiles files, Caller caller, CaseFile file) {
        return offices(caller).contains(file.header().office())
                || draws(caller, file)
                || seen(sql, files, caller, file.header().context())
                        .filter(context -> draws(caller, context))
                        .isPresent();
    }

    private static boolean draws(Caller caller, CaseFile file) {
        Key drawn = file.type().draws();
        return drawn != null
                && file.type().workflow().sentences().stream()
                        .filter(sentence -> sentence.act().equals(Act.of(Verb.DRAW, drawn)))
                        .anyMatch(
                                sentence ->
                                        !Collections.disjoint(
                                                sentence.roles(), file.rolesOf(caller)));
    }

    /** Empty where the caller does not see it. */
    static Optional<CaseFile> seen(Sql sql, CaseFiles files, Caller caller, String dossier) {
        try {
            return dossier == null
                    ? Optional.empty()
                    : Optional.of(files.read(sql, caller, dossier));
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private static boolean belongsTo(Caller caller, String office) {
        return caller.principals().stream()
                .anyMatch(p -> p.kind() == Principal.Kind.ROLE && p.id().equals(office));
    }

    static Problem notYours() {
        return Problem.of(
                Problem.Kind.NOT_YOUR_ROLE,
                "Ces textes ne sont pas de votre ressort.",
                "These texts are not yours to look after.");
    }

    /** On a context the sentence decides that lets people draw there. */
    static TextGround toWrite(Work work, CaseFiles files, Acting acting, Caller caller, Spot spot) {
        if (spot.context() != null) {
            Acting.Scene scene = acting.enter(work, caller, spot.context());
            Key drawn = scene.type().draws();
            if (drawn == null) {
                throw notYours();
            }
            acting.allow(scene, Act.of(Verb.DRAW, drawn), Map.of(), Set.of());
        }
        return of(work.settled(), files, caller, spot);
    }
}
