package org.liasse.core.dossier;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.people.Caller;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision;
import org.liasse.api.workflow.Decision.Refused;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says how dossiers would fare with another revision of their form, and moves them to it. */
@Component(service = Revisions.class)
public final class RevisionDoor implements Revisions {

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final DefinitionShelf shelf;
    private final CaseFiles files;
    private final Changes changes;
    private final Following following;
    private final Clock clock;

    @Activate
    public RevisionDoor(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference DefinitionShelf shelf,
            @Reference CaseFiles files,
            @Reference Changes changes,
            @Reference Following following,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.files = files;
        this.changes = changes;
        this.following = following;
        this.clock = clock;
    }

    @Override
    public Stretch<Outlook> survey(
            Caller caller, String context, int revision, Set<Key> states, String after, int limit) {
        return transactions.read(
                sql -> {
                    CaseFile ground = ground(sql, caller, context);
                    int target = target(sql, context, revision, "revision");
                    int most = Math.min(Math.max(limit, 1), 100);
                    return behind(sql, ground, target, states, after, most)
                            .map(id -> files.readAny(sql, caller, id))
                            .map(file -> outcome(sql, file, target).outlook(caller));
                });
    }

    @Override
    public Stretch<String> behind(
            Caller caller, String context, int revision, Set<Key> states, String after, int limit) {
        int most = Math.min(Math.max(limit, 1), 1_000);
        return transactions.read(
                sql -> {
                    CaseFile ground = ground(sql, caller, context);
                    return behind(
                            sql,
                            ground,
                            target(sql, context, revision, "revision"),
                            states,
                            after,
                            most);
                });
    }

    private Stretch<String> behind(
            Sql sql, CaseFile context, int target, Set<Key> states, String after, int most) {
        if (after != null && !Ids.isId(after)) {
            throw Problem.invalid(
                    "after",
                    "Ce n’est pas l’identifiant d’un dossier.",
                    "This is no dossier's id.");
        }
        DossierType drawn = catalogue.snapshot(context.type().draws());
        return new RunningDossiers(context.header().id(), drawn, target, states)
                .find(sql, after, most, RunningDossiers.LOOKED_AT);
    }

    @Override
    public Outlook preview(Caller caller, String dossier, int revision) {
        return transactions.read(
                sql -> {
                    CaseFile file = files.readAny(sql, caller, dossier);
                    admit(sql, caller, file);
                    int target = target(sql, file.header().context(), revision, "revision");
                    return outcome(sql, file, target).outlook(caller);
                });
    }

    @Override
    public Outlook move(
            Caller caller,
            String dossier,
            int revision,
            Set<Reason> acknowledged,
            String expected) {
        transactions.write(
                work -> {
                    CaseFiles.Held held = files.holdAny(work, caller, dossier);
                    CaseFile file = held.file();
                    admit(work.sql(), caller, file);
                    DossierType living = catalogue.lease(file.header().type(), work);
                    if (expected != null) {
                        Acting.refuseStale(expected, RevisionPreview.tag(file.header()));
                    }
                    int target = target(work.sql(), file.header().context(), revision, "/revision");
                    if (target == file.header().revision()) {
                        return dossier;
                    }
                    RevisionPreview outcome = outcome(work.sql(), file, target);
                    refuse(outcome.outlook(caller), acknowledged);
                    move(new Scene(work, caller, held.dossier(), living, file), outcome);
                    return dossier;
                });
        return preview(caller, dossier, revision);
    }

    private static void refuse(Outlook outlook, Set<Reason> acknowledged) {
        List<Finding> left =
                outlook.findings().stream()
                        .filter(f -> !f.reason().isWarning() || !acknowledged.contains(f.reason()))
                        .toList();
        if (left.isEmpty()) {
            return;
        }
        throw Problem.of(
                        Problem.Kind.NOT_READY,
                        "Ce dossier ne passe pas à cette révision tel qu’il est.",
                        "This dossier does not move to that revision as it is.")
                .because(left.get(0).reason().key().value())
                .withErrors(left.stream().map(Finding::error).toList());
    }

    private void move(Scene scene, RevisionPreview outcome) {
        CaseFile before = scene.file;
        scene.dossier.pin(outcome.target());
        scene.file = before.at(scene.dossier.header()).as(outcome.type());
        changes.record(
                scene,
                "new-revision",
                Audiences.ANYONE,
                Map.of("revision", outcome.target(), "before", before.header().revision()),
                before.rolesOf(scene.caller));
        outcome.sections()
                .forEach(
                        (section, refitted) -> {
                            if (before.sections().containsKey(section)) {
                                move(scene, section, before.section(section).values(), refitted);
                            }
                        });
        following.follow(scene);
    }

    /** Written even where no value changes: what is found and sorted by follows from the form. */
    private void move(
            Scene scene, Key section, Map<String, Object> before, RefittedSection refitted) {
        changes.replace(scene, section, refitted.kept());
        scene.work
                .settled()
                .update(
                        "update section set aside = ? where dossier_id = ? and section_key = ?",
                        refitted.aside().isEmpty() ? null : Json.write(refitted.aside()),
                        scene.header().id(),
                        section);
        changes.differs(scene, section, before);
    }

    /** The context, on which the caller may draw. */
    private CaseFile ground(Sql sql, Caller caller, String context) {
        CaseFile ground = files.read(sql, caller, context);
        if (ground.type().draws() == null) {
            throw nothingDrawn();
        }
        Decision decision = decide(ground, caller, ground.type().draws());
        if (decision instanceof Refused refused) {
            throw Refusals.of(refused, Act.of(Verb.DRAW, ground.type().draws()), ground.type());
        }
        return ground;
    }

    /** NOT_FOUND for whoever neither sees the dossier nor may draw its form. */
    private void admit(Sql sql, Caller caller, CaseFile file) {
        boolean isSeen = !file.rolesOf(caller).isEmpty();
        String context = file.header().context();
        try {
            if (context == null) {
                throw nothingDrawn();
            }
            CaseFile ground = ground(sql, caller, context);
            if (!file.header().type().equals(ground.type().draws())) {
                throw nothingDrawn();
            }
        } catch (Problem problem) {
            boolean isHidden = !isSeen && problem.kind() != Problem.Kind.TYPE_AWAY;
            throw isHidden ? Problem.notFound() : problem;
        }
    }

    private Decision decide(CaseFile ground, Caller caller, Key drawn) {
        return catalogue
                .ask(
                        ground.header().type(),
                        living ->
                                living.workflow()
                                        .decide(
                                                Act.of(Verb.DRAW, drawn),
                                                ground.facts(
                                                        ground.rolesOf(caller),
                                                        clock.now(),
                                                        clock.zone())))
                .orElseThrow(() -> away(ground, caller, drawn));
    }

    /** Access is checked before presence: who may never draw learns nothing from it. */
    private static Problem away(CaseFile ground, Caller caller, Key drawn) {
        return DefinitionShare.draws(ground.type(), drawn, ground.rolesOf(caller))
                ? Problem.typeAway(ground.header().type())
                : Problem.notFound();
    }

    private static Problem nothingDrawn() {
        return Problem.of(
                Problem.Kind.UNKNOWN_ACTION, "Rien ne se dessine ici.", "Nothing is drawn here.");
    }

    private int target(Sql sql, String context, int revision, String named) {
        int newest = shelf.newest(sql, context);
        if (newest == 0 || revision < 0 || revision > newest) {
            throw Problem.invalid(
                    named,
                    newest == 0
                            ? "Rien n’a encore été dessiné ici."
                            : "Il faut une révision de 1 à " + newest + ", ou 0.",
                    newest == 0
                            ? "Nothing has been drawn here yet."
                            : "This must be a revision from 1 to " + newest + ", or 0.");
        }
        return revision == 0 ? newest : revision;
    }

    private RevisionPreview outcome(Sql sql, CaseFile file, int target) {
        Header header = file.header();
        DossierType type =
                shelf.effective(sql, catalogue.snapshot(header.type()), header.context(), target);
        return RevisionPreview.of(sql, file, header.shares().on(header.added().on(type)), target);
    }
}
