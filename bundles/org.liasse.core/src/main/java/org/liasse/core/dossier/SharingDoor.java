package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Sharing;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.CoreRole;
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

    private static final Key ANYONE = Key.of(CoreRole.ANYONE);

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
        return Stream.of(Kind.values())
                .map(kind -> audienceOf(file.type(), new Part(kind, key)))
                .flatMap(Optional::stream)
                .anyMatch(audience -> audience.includes(roles, file.header().flags()));
    }

    private static Optional<Audience> audienceOf(DossierType type, Part part) {
        return switch (part.kind()) {
            case SECTION -> type.section(part.key()).map(Section::audience);
            case SLOT -> type.slot(part.key()).map(slot -> slot.audience());
            case THREAD -> type.thread(part.key()).map(thread -> thread.audience());
        };
    }

    private static Key ruled(DossierType type, Part part) {
        return part.kind() == Kind.SLOT ? type.ruledAs(part.key()) : part.key();
    }

    @Override
    public List<Line> access(Caller caller, String dossier) {
        CaseFile file = transactions.read(sql -> files.read(sql, caller, dossier));
        Set<Key> roles = file.rolesOf(caller);
        Map<Key, Boolean> open = new HashMap<>();
        acting.explain(file, roles, acting.now()).stream()
                .filter(e -> e.act().verb().filter(Verb.SHARE::equals).isPresent())
                .forEach(e -> open.put(e.act().object(), e.open()));
        DossierType type = file.type();
        return Stream.of(
                        type.sections().stream().map(s -> new Part(Kind.SECTION, s.key())),
                        type.slots().stream().map(s -> new Part(Kind.SLOT, s.key())),
                        type.threads().stream().map(t -> new Part(Kind.THREAD, t.key())))
                .flatMap(parts -> parts)
                .filter(part -> open.containsKey(ruled(type, part)))
                .filter(part -> isSeenBy(file, part, roles))
                .flatMap(part -> line(file, part, roles, open.get(ruled(type, part))).stream())
                .toList();
    }

    private static boolean isSeenBy(CaseFile file, Part part, Set<Key> roles) {
        return audienceOf(file.type(), part)
                .filter(audience -> audience.includes(roles, file.header().flags()))
                .isPresent();
    }

    /** Empty where no sentence lets somebody with these roles share it in whatever state. */
    private static Optional<Line> line(CaseFile file, Part part, Set<Key> roles, boolean isOpen) {
        DossierType type = file.type();
        Act act = Act.of(Verb.SHARE, ruled(type, part));
        List<Sentence> spoken =
                type.workflow().sentences().stream()
                        .filter(s -> s.act().equals(act))
                        .filter(s -> isAmong(s.roles(), roles))
                        .toList();
        if (spoken.isEmpty()) {
            return Optional.empty();
        }
        Set<Key> among = new TreeSet<>();
        spoken.forEach(sentence -> among.addAll(among(sentence, type)));
        Share share = file.header().shares().of(part);
        return Optional.of(
                new Line(
                        part,
                        Share.seats(audienceOf(type, part).orElseThrow(), type),
                        depositors(type, part, share.barred()),
                        among,
                        !share.isNothing(),
                        isOpen));
    }

    private static boolean isAmong(Set<Key> said, Set<Key> roles) {
        return said.contains(ANYONE) || roles.stream().anyMatch(said::contains);
    }

    private static Set<Key> among(Sentence sentence, DossierType type) {
        return sentence.among().isEmpty() ? rolesOf(type) : sentence.among();
    }

    private static Set<Key> rolesOf(DossierType type) {
        return Key.sorted(type.roles().stream().map(Role::key).toList());
    }

    /** Whom a sentence lets deposit in a slot, without those who are barred from it. */
    private static Set<Key> depositors(DossierType type, Part part, Set<Key> barred) {
        if (part.kind() != Kind.SLOT) {
            return Set.of();
        }
        Act act = Act.of(Verb.DEPOSIT_IN, type.ruledAs(part.key()));
        Set<Key> roles = new TreeSet<>();
        type.workflow().sentences().stream()
                .filter(sentence -> sentence.act().equals(act))
                .forEach(sentence -> roles.addAll(sentence.roles()));
        if (roles.remove(ANYONE)) {
            roles.addAll(rolesOf(type));
        }
        roles.removeAll(barred);
        return roles;
    }

    @Override
    public void share(Caller caller, String dossier, Part part, Wanted wanted, String expected) {
        transactions.write(
                caller,
                work -> {
                    Scene scene = acting.enter(work, caller, dossier);
                    if (!isSeenBy(scene.file(), part, scene.file().rolesOf(caller))) {
                        throw Problem.notFound();
                    }
                    acting.expect(scene, expected);
                    Act ruled = Act.of(Verb.SHARE, ruled(scene.type(), part));
                    Allowed allowed = acting.allow(scene, ruled, Map.of(), Set.of());
                    DossierType usual = files.unshared(scene.header(), work.sql());
                    Share before = scene.header().shares().of(part);
                    Share share = asked(scene, usual, part, wanted);
                    refuseOthers(scene, usual, part, before, share, allowed.sentence());
                    if (!share.equals(before)) {
                        carryOut(scene, usual, part, share, allowed);
                    }
                    return dossier;
                });
    }

    /** What is asked for, as far as the type knows the roles. */
    private static Share asked(Scene scene, DossierType usual, Part part, Wanted wanted) {
        Set<Key> seeing = Share.roles(audienceOf(usual, part).orElseThrow(), usual);
        Set<Key> depositing = depositors(usual, part, Set.of());
        var errors = new ArrayList<InputError>();
        refuseUnknown("/seenBy", wanted.seenBy(), rolesOf(usual), errors);
        refuseUnknown("/depositedBy", wanted.depositedBy(), depositing, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        Set<Key> seenBy = wanted.seenBy() == null ? seeing : wanted.seenBy();
        Set<Key> depositedBy = wanted.depositedBy() == null ? depositing : wanted.depositedBy();
        return new Share(
                without(seenBy, seeing), without(seeing, seenBy), without(depositing, depositedBy));
    }

    private static void refuseUnknown(
            String pointer, Set<Key> roles, Set<Key> known, List<InputError> errors) {
        if (roles == null) {
            return;
        }
        without(roles, known)
                .forEach(
                        role ->
                                errors.add(
                                        InputError.at(
                                                pointer,
                                                "Ce rôle ne va pas ici : " + role + ".",
                                                "This role does not fit here: " + role + ".")));
    }

    /**
     * Only the roles of the sentence are given something or lose it, and nobody takes anything from
     * a role of his own.
     */
    private static void refuseOthers(
            Scene scene,
            DossierType usual,
            Part part,
            Share before,
            Share after,
            Sentence sentence) {
        Set<Key> among = among(sentence, usual);
        Set<Key> own = scene.file().rolesOf(scene.caller());
        Audience byDefault = audienceOf(usual, part).orElseThrow();
        var errors = new ArrayList<InputError>();
        refuseOthers(
                "/seenBy",
                Share.roles(before.on(byDefault, usual), usual),
                Share.roles(after.on(byDefault, usual), usual),
                among,
                own,
                errors);
        refuseOthers(
                "/depositedBy",
                depositors(usual, part, before.barred()),
                depositors(usual, part, after.barred()),
                among,
                own,
                errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static void refuseOthers(
            String pointer,
            Set<Key> before,
            Set<Key> after,
            Set<Key> among,
            Set<Key> own,
            List<InputError> errors) {
        for (Key role : without(before, after)) {
            if (own.contains(role) || !among.contains(role)) {
                errors.add(
                        InputError.at(
                                pointer,
                                "Ce rôle garde cet accès : " + role + ".",
                                "This role keeps this access: " + role + "."));
            }
        }
        for (Key role : without(after, before)) {
            if (!among.contains(role)) {
                errors.add(
                        InputError.at(
                                pointer,
                                "Cet accès ne se donne pas à ce rôle : " + role + ".",
                                "This access is not given to this role: " + role + "."));
            }
        }
    }

    private static Set<Key> without(Set<Key> some, Set<Key> others) {
        return Key.sorted(some.stream().filter(role -> !others.contains(role)).toList());
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
        Map<String, Object> said = new TreeMap<>();
        said.put("seenBy", words(Share.roles(audienceOf(scene.type(), part).orElseThrow(), usual)));
        if (part.kind() == Kind.SLOT) {
            said.put("depositedBy", words(depositors(usual, part, share.barred())));
        }
        acting.carryOut(scene, Act.of(Verb.SHARE, part.key()), allowed, Map.of(), after, said);
    }

    private static List<String> words(Set<Key> roles) {
        return roles.stream().map(Key::value).toList();
    }

    private static String textOf(CaseFile file, Part part) {
        return Audiences.of(audienceOf(file.type(), part).orElseThrow(), file.header().flags());
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
        var retelling = new Retelling(rolesOf(scene.type()), before, after);
        Sql sql = scene.work.settled();
        retelling.of(sql, header.id(), scene.type(), part);
        Seen.in(scene.work).by(header.id(), retelling.lost());
    }
}
