package org.liasse.core.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierPast;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Oversight.What;
import org.liasse.api.people.Caller;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Explained;
import org.liasse.api.workflow.Verb;
import org.liasse.core.audit.AccessLog;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.list.Lists;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The door to dossiers; behind it, one use case each. */
@Component(service = Dossiers.class)
public final class DossierDoor implements Dossiers {

    private final Transactions transactions;
    private final OpenDossier opening;
    private final Reading reading;
    private final Lists lists;
    private final Acting acting;
    private final Changes changes;
    private final CaseFiles files;
    private final AccessLog accesses;
    private final Performing performing;
    private final Linking linking;

    @Activate
    public DossierDoor(
            @Reference Transactions transactions,
            @Reference OpenDossier opening,
            @Reference Reading reading,
            @Reference Lists lists,
            @Reference Acting acting,
            @Reference Changes changes,
            @Reference CaseFiles files,
            @Reference ReadAhead ahead,
            @Reference AccessLog accesses) {
        this.transactions = transactions;
        this.opening = opening;
        this.reading = reading;
        this.lists = lists;
        this.acting = acting;
        this.changes = changes;
        this.files = files;
        this.accesses = accesses;
        this.performing = new Performing(acting, ahead, changes);
        this.linking = new Linking(acting, changes);
    }

    @Override
    public DossierView open(Caller caller, NewDossier dossier) {
        return opening.open(caller, dossier);
    }

    @Override
    public DossierView read(Caller caller, String dossier) {
        DossierView view = reading.view(caller, dossier);
        accesses.note(caller, dossier, What.DOSSIER, null);
        return view;
    }

    @Override
    public DossierPast readAt(Caller caller, String dossier, Instant at) {
        DossierPast past = reading.at(caller, dossier, at);
        accesses.note(caller, dossier, What.PAST, null);
        return past;
    }

    @Override
    public DossierPage list(Caller caller, DossierQuery query) {
        return lists.page(caller, query);
    }

    @Override
    public List<TabCount> tabs(Caller caller, Key type, String context) {
        return lists.tabs(caller, type, context);
    }

    @Override
    public List<Explained> actions(Caller caller, String dossier) {
        return reading.actions(caller, dossier);
    }

    @Override
    public Optional<DossierView> perform(Caller caller, ActionRequest request) {
        var shown = new Shown(reading);
        ReadAhead.Reads reads = performing.read(caller, request);
        transactions.write(
                caller, work -> shown.after(performing.perform(work, caller, request, reads)));
        return shown.orReadIfSeen(caller, request.dossier());
    }

    @Override
    public Optional<DossierView> edit(Caller caller, SectionChange change) {
        Act act = Act.of(Verb.EDIT, change.section());
        var shown = new Shown(reading);
        transactions.write(
                caller,
                work -> {
                    Scene scene = acting.enter(work, caller, change.dossier());
                    var section =
                            scene.type()
                                    .section(change.section())
                                    .filter(
                                            s ->
                                                    Audiences.include(
                                                            scene.file().audienceOf(s),
                                                            scene.file().rolesOf(caller)))
                                    .orElseThrow(Problem::notFound);
                    acting.expect(scene, section.key(), change.expected());
                    Allowed allowed = acting.allow(scene, act, Map.of(), Set.of());
                    Map<String, Object> merged =
                            MergePatch.apply(
                                    scene.file().section(section.key()).values(), change.patch());
                    changes.replace(scene, section.key(), merged);
                    acting.carryOut(
                            scene,
                            act,
                            allowed,
                            Map.of(),
                            scene.file().audienceOf(section),
                            new TreeMap<>(change.patch()));
                    return shown.after(scene);
                });
        return shown.orReadIfSeen(caller, change.dossier());
    }

    @Override
    public void link(Caller caller, String dossier, Key link, String other) {
        transactions.write(
                caller,
                work -> {
                    linking.link(work, caller, dossier, link, other);
                    return dossier;
                });
    }

    @Override
    public List<Entry> timeline(Caller caller, String dossier, String after, int limit) {
        List<Entry> entries =
                reading.timeline(caller, dossier, after, Math.min(Math.max(limit, 1), 200));
        accesses.note(caller, dossier, What.TIMELINE, null);
        return entries;
    }

    @Override
    public boolean chainHolds(String dossier) {
        return reading.chainHolds(dossier);
    }

    /** A mark is personal: it moves nobody's last change, and stands in no timeline. */
    @Override
    public void mark(Caller caller, String dossier, Key mark) {
        transactions.write(
                work -> {
                    if (!mark.equals(CaseFile.SEEN)) {
                        Scene scene = acting.enter(work, caller, dossier);
                        acting.allow(scene, Act.of(Verb.MARK, mark), Map.of(), Set.of());
                        Marks.mark(scene, CaseFiles.holder(caller), mark);
                        return null;
                    }
                    CaseFile file = files.read(work.settled(), caller, dossier);
                    if (caller.isSignedIn()) {
                        Marks.mark(
                                new Scene(work, caller, null, null, file),
                                CaseFiles.holder(caller),
                                mark);
                    }
                    return null;
                });
    }

    @Override
    public void unmark(Caller caller, String dossier, Key mark) {
        transactions.write(
                work -> {
                    CaseFiles.Held held = files.hold(work, caller, dossier);
                    int gone =
                            work.settled()
                                    .update(
                                            "delete from mark where dossier_id = ? and holder = ?"
                                                    + " and mark_key = ?",
                                            dossier,
                                            CaseFiles.holder(caller),
                                            mark);
                    if (gone > 0 && !mark.equals(CaseFile.SEEN)) {
                        Seen.in(work).marked(held.file().type(), dossier, held.dossier()::header);
                    }
                    return gone;
                });
    }
}
