package org.liasse.core.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Clock;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Decision.Refused;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.Grants.Grant;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Opens dossiers: under a context or an office, numbered, with the roles that its type hands out.
 */
@Component(service = OpenDossier.class)
public final class OpenDossier {

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final DefinitionShelf definitions;
    private final CaseFiles files;
    private final Acting acting;
    private final Changes changes;
    private final Roles roles;
    private final TakeDefaults defaults;
    private final Numbers numbers;
    private final Clock clock;
    private final Reading reading;

    @Activate
    public OpenDossier(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference DefinitionShelf definitions,
            @Reference CaseFiles files,
            @Reference Acting acting,
            @Reference Changes changes,
            @Reference Roles roles,
            @Reference TakeDefaults defaults,
            @Reference Numbers numbers,
            @Reference Clock clock,
            @Reference Reading reading) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.definitions = definitions;
        this.files = files;
        this.acting = acting;
        this.changes = changes;
        this.roles = roles;
        this.defaults = defaults;
        this.numbers = numbers;
        this.clock = clock;
        this.reading = reading;
    }

    DossierView open(Caller caller, NewDossier wanted) {
        String title = OpeningCheck.titleOf(wanted);
        catalogue
                .find(wanted.type())
                .orElseThrow(
                        () ->
                                Problem.invalid(
                                        "/type",
                                        "Ce type n’existe pas.",
                                        "There is no such type."));
        String id = Ids.of(wanted.id());
        var shown = new Shown(reading);
        String opened =
                transactions.write(
                        caller,
                        work -> {
                            if (wanted.id() != null
                                    && OpeningCheck.isThere(work, caller, id, wanted)) {
                                return id;
                            }
                            DossierType living = catalogue.lease(wanted.type(), work);
                            Ground ground =
                                    Ground.of(work.settled(), files, caller, wanted, living);
                            String context = ground.contextId();
                            int revision =
                                    context == null
                                            ? 0
                                            : definitions.firstOf(work.sql(), living, context);
                            Bonds bonds = Bonds.of(work, caller, wanted, living, ground, acting);
                            Allowed allowed =
                                    allow(work, caller, ground, bonds, living, revision, wanted);
                            bonds.refuseMore();
                            Scene scene =
                                    begin(
                                            work, caller, wanted, id, title, ground, bonds, living,
                                            revision, allowed);
                            Runnable tied = bonds.tie(scene, changes);
                            Runnable shared =
                                    defaults.take(scene, ground.context(), wanted.sections());
                            grant(scene, allowed.sentence());
                            Runnable filled = fill(scene, wanted, allowed.sentence());
                            acting.carryOut(
                                    scene,
                                    Act.OPEN,
                                    allowed,
                                    Map.of(),
                                    Audiences.ANYONE,
                                    Map.of(
                                            "number",
                                            scene.header().number(),
                                            "title",
                                            title,
                                            "state",
                                            allowed.to().value()),
                                    () -> {
                                        shared.run();
                                        filled.run();
                                        tied.run();
                                    });
                            return shown.after(scene);
                        });
        return shown.orRead(caller, opened);
    }

    /** Conditions see the sections that the dossier is to begin with, as nothing else is there. */
    private Allowed allow(
            Work work,
            Caller caller,
            Ground ground,
            Bonds bonds,
            DossierType type,
            int revision,
            NewDossier wanted) {
        String context = ground.contextId();
        DossierType drawn = definitions.effective(work.sql(), type, context, revision);
        OpeningCheck.refuseShapes(drawn, wanted);
        Facts facts =
                Facts.in(null, work.now(), clock.zone())
                        .holding(wanted.sections())
                        .lacking(SectionChecks.incomplete(drawn, wanted.sections()))
                        .exceeding(SectionChecks.unexpected(drawn, wanted.sections()))
                        .by(ground.roles())
                        .under(ground.context() == null ? null : CaseFiles.factOf(ground.context()))
                        .subscribed(ground.features());
        Decision decision = type.workflow().decide(Act.OPEN, bonds.tell(facts, caller));
        if (decision instanceof Refused refused) {
            throw Refusals.of(refused, Act.OPEN, type);
        }
        return (Allowed) decision;
    }

    private Scene begin(
            Work work,
            Caller caller,
            NewDossier wanted,
            String id,
            String title,
            Ground ground,
            Bonds bonds,
            DossierType living,
            int revision,
            Allowed allowed) {
        Instant now = work.now();
        String context = ground.contextId();
        Header header =
                new Header(
                        id,
                        ground.office(),
                        living.key(),
                        numbers.next(ground.office(), living.key(), now),
                        context,
                        living.isContext(),
                        allowed.to(),
                        title,
                        // from the beginning: roles that depend on them may fill what is opened
                        allowed.sentence().effects().setting(),
                        Map.of(allowed.to(), now),
                        Map.of(),
                        revision,
                        now,
                        Shares.NONE,
                        AddedSlots.NONE);
        Dossier dossier =
                Dossier.opened(
                        header, caller.account(), OpeningCheck.hashOf(wanted), living.version());
        work.entities().persist(dossier);
        List<Grant> grants = ground.inherited(living, header.flags(), now);
        grants.addAll(bonds.grants(living, header.flags(), now));
        Seen.in(work).opened(id);
        Roles.insert(work, living, header, grants);
        Index.title(work, header);
        CaseFile file =
                files.blank(
                        work.sql(),
                        header,
                        ground.officeKey(),
                        ground.features(),
                        new Grants(grants),
                        ground.context(),
                        bonds.linked());
        return Scene.opening(work, caller, dossier, living, file);
    }

    private void grant(Scene scene, Sentence opening) {
        opening.effects().granting().stream()
                .filter(g -> g.input() == null)
                .forEach(
                        g ->
                                roles.grant(
                                        scene,
                                        Principal.parse(CaseFiles.holder(scene.caller())),
                                        g.role(),
                                        false));
    }

    /**
     * What the dossier begins with; each section that the opening does not fill itself asks the
     * sentence that lets its opener edit it.
     *
     * @return writes down, after the opening, that the sections were filled
     */
    private Runnable fill(Scene scene, NewDossier wanted, Sentence opening) {
        wanted.sections()
                .forEach(
                        (section, values) -> {
                            if (!opening.fills().contains(section)) {
                                acting.allow(scene, Act.of(Verb.EDIT, section), Map.of(), Set.of());
                            }
                            changes.fill(scene, section, values);
                        });
        return () -> wanted.sections().forEach((key, values) -> changes.edited(scene, key, values));
    }
}
