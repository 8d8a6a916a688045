package org.liasse.core.dossier;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Slots;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.AddedSlots.Added;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The slots of one dossier, and those that are added to it as the workflow says. */
@Component(service = Slots.class)
public final class SlotDoor implements Slots {

    private final Transactions transactions;
    private final CaseFiles files;
    private final Acting acting;

    @Activate
    public SlotDoor(
            @Reference Transactions transactions,
            @Reference CaseFiles files,
            @Reference Acting acting) {
        this.transactions = transactions;
        this.files = files;
        this.acting = acting;
    }

    @Override
    public List<Line> list(Caller caller, String dossier) {
        return transactions.read(sql -> seen(sql, caller, dossier));
    }

    private List<Line> seen(Sql sql, Caller caller, String dossier) {
        CaseFile file = files.read(sql, caller, dossier);
        Set<Key> roles = file.rolesOf(caller);
        return file.type().slots().stream()
                .filter(slot -> slot.audience().includes(roles, file.header().flags()))
                .map(slot -> line(file, slot, roles))
                .toList();
    }

    private static Line line(CaseFile file, Slot slot, Set<Key> roles) {
        return new Line(
                slot,
                file.header().added().find(slot.key()).map(Added::like).orElse(null),
                slot.isExpected() && file.callsFor(slot, roles).orElse(false),
                !file.callsFor(slot, roles).orElse(true),
                (int)
                        file.documents().getOrDefault(slot.key(), List.of()).stream()
                                .map(document -> document.id())
                                .distinct()
                                .count());
    }

    @Override
    public Line add(Caller caller, String dossier, Key like, String name) {
        String added =
                transactions.write(
                        caller,
                        work -> {
                            Scene scene = acting.enter(work, caller, dossier);
                            Set<Key> roles = scene.file().rolesOf(caller);
                            scene.type()
                                    .slot(like)
                                    .filter(s -> isSeen(scene.file(), s, roles))
                                    .orElseThrow(Problem::notFound);
                            Allowed allowed =
                                    acting.allow(
                                            scene, Act.of(Verb.ADD_SLOT, like), Map.of(), Set.of());
                            String named = checked(scene.file(), roles, name);
                            return add(scene, allowed, like, named).value();
                        });
        return list(caller, dossier).stream()
                .filter(line -> line.slot().key().value().equals(added))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static boolean isSeen(CaseFile file, Slot slot, Set<Key> roles) {
        return slot.audience().includes(roles, file.header().flags());
    }

    private Key add(Scene scene, Allowed allowed, Key like, String name) {
        AddedSlots slots = scene.header().added().with(like, name);
        Added added = slots.last();
        scene.dossier.add(slots);
        Header header = scene.dossier.header();
        DossierType type = header.shares().on(files.unshared(header, scene.work.sql()));
        scene.file = scene.file.at(header).as(type);
        Map<String, Object> said = new TreeMap<>();
        said.put("slot", added.key().value());
        said.put("like", like.value());
        said.put("name", name);
        acting.carryOut(
                scene,
                // by its own key: whoever is given the slot later is told that it was added
                Act.of(Verb.ADD_SLOT, added.key()),
                allowed,
                Map.of(),
                Audiences.of(type.slot(added.key()).orElseThrow().audience(), header.flags()),
                said);
        return added.key();
    }

    /**
     * A name fit to be shown. It differs from those of the slots that its giver sees; of others he
     * is told nothing.
     */
    private static String checked(CaseFile file, Set<Key> roles, String name) {
        String clean =
                Normalizer.normalize(name == null ? "" : name, Normalizer.Form.NFC)
                        .replaceAll("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}]+", " ")
                        .strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NAME) {
            throw Problem.invalid(
                    "/name",
                    "On attend un nom de 1 à " + LONGEST_NAME + " caractères.",
                    "A name of 1 to " + LONGEST_NAME + " characters is expected.");
        }
        boolean isTaken =
                file.type().slots().stream()
                        .filter(slot -> isSeen(file, slot, roles))
                        .anyMatch(slot -> isCalled(slot, clean));
        if (isTaken) {
            throw Problem.invalid(
                    "/name", "Une pièce porte déjà ce nom.", "A slot has this name already.");
        }
        if (file.header().added().all().size() >= MOST_ADDED) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "On n’ajoute pas plus de " + MOST_ADDED + " pièces à un dossier.",
                            "No more than " + MOST_ADDED + " slots are added to a dossier.")
                    .because("slots-full");
        }
        return clean;
    }

    private static boolean isCalled(Slot slot, String name) {
        return slot.label() != null
                && (slot.label().fr().equalsIgnoreCase(name)
                        || slot.label().en().equalsIgnoreCase(name));
    }
}
