package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Facts.DocumentFact;
import org.liasse.core.store.Json;

/**
 * The slots that were added on one dossier. Put on the type, they are there wherever the type is
 * read.
 */
public record AddedSlots(List<Added> all) {

    static final AddedSlots NONE = new AddedSlots(List.of());

    /** The key under which the list stands in what is stored. */
    private static final String SLOTS = "slots";

    public AddedSlots {
        all = List.copyOf(all);
    }

    /**
     * @param like a slot of the type
     * @param name as somebody gave it
     */
    public record Added(Key key, Key like, String name) {}

    /**
     * @param text as stored, or {@code null}
     */
    public static AddedSlots of(String text) {
        if (text == null || text.isBlank()) {
            return NONE;
        }
        List<?> slots = (List<?>) Json.read(text).get(SLOTS);
        return new AddedSlots(
                slots.stream()
                        .map(slot -> (Map<?, ?>) slot)
                        .map(
                                slot ->
                                        new Added(
                                                new Key(slot.get("key").toString()),
                                                new Key(slot.get("like").toString()),
                                                slot.get("name").toString()))
                        .toList());
    }

    /** As stored; {@code null} where there is none. */
    String text() {
        return all.isEmpty()
                ? null
                : Json.write(Map.of(SLOTS, all.stream().map(AddedSlots::said).toList()));
    }

    private static Map<String, Object> said(Added slot) {
        return new TreeMap<>(
                Map.of(
                        "key",
                        slot.key().value(),
                        "like",
                        slot.like().value(),
                        "name",
                        slot.name()));
    }

    /** One more, as the next of those that are like the same slot. */
    AddedSlots with(Key like, String name) {
        long before = all.stream().filter(slot -> slot.like().equals(like)).count();
        var more = new ArrayList<>(all);
        more.add(new Added(new Key(like + "-" + (before + 1)), like, name));
        return new AddedSlots(more);
    }

    Added last() {
        return all.get(all.size() - 1);
    }

    Optional<Added> find(Key key) {
        return all.stream().filter(slot -> slot.key().equals(key)).findFirst();
    }

    /** Those like one of these slots, besides these. */
    Stream<Key> like(Collection<Key> slots) {
        return all.stream().filter(slot -> slots.contains(slot.like())).map(Added::key);
    }

    /** Those like one of these slots are called by their keys: people named them. */
    AddedSlots unnamed(Collection<Key> slots) {
        return new AddedSlots(
                all.stream()
                        .map(
                                slot ->
                                        slots.contains(slot.like())
                                                ? new Added(
                                                        slot.key(), slot.like(), slot.key().value())
                                                : slot)
                        .toList());
    }

    /** The type as this dossier has it. */
    public DossierType on(DossierType type) {
        if (all.isEmpty()) {
            return type;
        }
        List<Slot> added =
                all.stream()
                        .flatMap(
                                slot ->
                                        type.slot(slot.like()).stream()
                                                .map(
                                                        model ->
                                                                model.another(
                                                                        slot.key(),
                                                                        Text.same(slot.name()))))
                        .toList();
        return type.with(
                type.sections(),
                Stream.concat(type.slots().stream(), added.stream()).toList(),
                type.threads());
    }

    /** What is in a slot that was added is in the slot that it is like, too, for conditions. */
    Map<Key, List<DocumentFact>> told(Map<Key, List<DocumentFact>> documents) {
        if (all.isEmpty()) {
            return documents;
        }
        Map<Key, List<DocumentFact>> told = new HashMap<>(documents);
        for (Added slot : all) {
            List<DocumentFact> own = documents.getOrDefault(slot.key(), List.of());
            told.merge(
                    slot.like(),
                    own,
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
        return told;
    }
}
