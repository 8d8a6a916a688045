package org.liasse.core.dossier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Sharing;
import org.liasse.api.people.Caller;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who sees what on one dossier, changed as the workflow says. */
@Component(service = Sharing.class)
public final class SharingDoor implements Sharing {

    private final Transactions transactions;
    private final CaseFiles files;
    private final Acting acting;

    @Activate
    public SharingDoor(
            @Reference Transactions transactions,
            @Reference CaseFiles files,
            @Reference Acting acting) {
        this.transactions = transactions;
        this.files = files;
        this.acting = acting;
    }

    /** Whether somebody with these roles sees a part of this name. */
    static boolean isSeen(CaseFile file, Key key, Set<Key> roles) {
        return Stream.of(Kind.values()).anyMatch(kind -> isSeen(file, new Part(kind, key), roles));
    }

    private static boolean isSeen(CaseFile file, Part part, Set<Key> roles) {
        return Parts.isSeen(file.type(), part, roles, file.header().flags());
    }

    @Override
    public List<Line> access(Caller caller, String dossier) {
        CaseFile file = transactions.read(sql -> files.read(sql, caller, dossier));
        Set<Key> roles = file.rolesOf(caller);
        Map<Act, Boolean> open = new HashMap<>();
        acting.explain(file, roles, acting.now()).stream()
                .filter(e -> e.act().verb().filter(Verb.SHARE::equals).isPresent())
                .forEach(e -> open.put(e.act(), e.open()));
        DossierType type = file.type();
        return Parts.of(type)
                .filter(part -> open.containsKey(Parts.sharing(type, part)))
                .filter(part -> isSeen(file, part, roles))
                .flatMap(part -> line(file, part, roles, open.get(Parts.sharing(type, part))))
                .toList();
    }

    /** Empty where no sentence lets somebody with these roles share it in whatever state. */
    private static Stream<Line> line(CaseFile file, Part part, Set<Key> roles, boolean isOpen) {
        DossierType type = file.type();
        List<Sentence> spoken = Parts.spoken(type, Parts.sharing(type, part), roles);
        return spoken.isEmpty()
                ? Stream.of()
                : Stream.of(
                        Parts.line(type, part, file.header().shares().of(part), spoken, isOpen));
    }

    @Override
    public void share(Caller caller, String dossier, Part part, Wanted wanted, String expected) {
        transactions.write(
                caller,
                work -> {
                    Scene scene = acting.enter(work, caller, dossier);
                    Set<Key> own = scene.file().rolesOf(caller);
                    if (!isSeen(scene.file(), part, own)) {
                        throw Problem.notFound();
                    }
                    acting.expect(scene, expected);
                    Act act = Parts.sharing(scene.type(), part);
                    Allowed allowed = acting.allow(scene, act, Map.of(), Set.of());
                    DossierType usual = files.unshared(scene.header(), work.sql());
                    Share before = scene.header().shares().of(part);
                    Set<Key> among = Parts.among(List.of(allowed.sentence()), usual);
                    Share share = new ShareCheck(usual, part, among, own).asked(before, wanted);
                    if (!share.equals(before)) {
                        carryOut(scene, usual, part, share, allowed);
                    }
                    return dossier;
                });
    }

    private void carryOut(Scene scene, DossierType usual, Part part, Share share, Allowed allowed) {
        String before = textOf(scene.file(), part);
        Shares shares = scene.header().shares().with(part, share);
        scene.dossier.share(shares);
        scene.file = scene.file.at(scene.dossier.header()).as(shares.on(usual));
        String after = textOf(scene.file(), part);
        if (!after.equals(before)) {
            show(scene, part, before, after);
        }
        acting.carryOut(
                scene,
                Act.of(Verb.SHARE, part.key()),
                allowed,
                Map.of(),
                after,
                said(scene.type(), part, share));
    }

    /**
     * What the timeline tells of a part that is shared.
     *
     * @param type as the dossier has it
     */
    static Map<String, Object> said(DossierType type, Part part, Share share) {
        Map<String, Object> said = new TreeMap<>();
        said.put(
                "seenBy",
                Parts.words(Share.roles(Parts.audienceOf(type, part).orElseThrow(), type)));
        if (part.kind() == Kind.SLOT) {
            said.put("depositedBy", Parts.words(Parts.depositors(type, part, share.barred())));
        }
        return said;
    }

    /** Who sees a part of this dossier, as stored. */
    static String textOf(CaseFile file, Part part) {
        return Audiences.of(
                Parts.audienceOf(file.type(), part).orElseThrow(), file.header().flags());
    }

    /** Whoever has lost the part sees that, and nothing that was told of it any more. */
    private static void show(Scene scene, Part part, String before, String after) {
        Header header = scene.header();
        switch (part.kind()) {
            case SECTION ->
                    Index.show(
                            scene.work,
                            header,
                            scene.type().section(part.key()).orElseThrow(),
                            after);
            case THREAD -> Index.show(scene.work, header, part.key(), after);
            case SLOT -> {
                // search does not look into documents
            }
        }
        var retelling = new Retelling(Parts.rolesOf(scene.type()), before, after);
        Sql sql = scene.work.settled();
        retelling.of(sql, header.id(), scene.type(), part);
        Seen.in(scene.work).by(header.id(), retelling.lost());
    }
}
