package org.liasse.core.dossier;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.form.FormCheck;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.Declarations.Thread;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Effects;
import org.liasse.core.documents.Attaching;
import org.liasse.core.documents.ProductOrders;
import org.liasse.core.documents.Signing;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Json;
import org.liasse.core.types.DocumentReaders;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The changes that sentences speak of, each done in one place. */
@Component(service = Changes.class)
public final class Changes {

    private final Journal journal;
    private final Messages messages;
    private final Erasure erasure;
    private final Anonymity anonymity;
    private final Attaching attaching;
    private final Roles roles;
    private final Marks marks;
    private final DocumentReaders readers;
    private final ProductOrders orders;
    private final Series series;
    private final Payments payments;

    @Activate
    public Changes(
            @Reference Journal journal,
            @Reference Messages messages,
            @Reference Erasure erasure,
            @Reference Anonymity anonymity,
            @Reference Attaching attaching,
            @Reference Roles roles,
            @Reference Marks marks,
            @Reference DocumentReaders readers,
            @Reference ProductOrders orders,
            @Reference Series series,
            @Reference Payments payments) {
        this.journal = journal;
        this.messages = messages;
        this.erasure = erasure;
        this.anonymity = anonymity;
        this.attaching = attaching;
        this.roles = roles;
        this.marks = marks;
        this.readers = readers;
        this.orders = orders;
        this.series = series;
        this.payments = payments;
    }

    void record(Scene scene, String kind, String audience, Map<String, ?> payload) {
        record(scene, kind, audience, payload, null);
    }

    /**
     * @param roles of the actor, where this is the act itself; {@code null} for what comes with it
     */
    void record(Scene scene, String kind, String audience, Map<String, ?> payload, Set<Key> roles) {
        journal.record(scene.work, scene.dossier, scene.caller, kind, audience, payload, roles);
        if (scene.file.marks().containsKey(CaseFile.SEEN)) {
            Marks.seen(scene);
        }
    }

    /**
     * @param to the new state, or {@code null}
     */
    void apply(Scene scene, Effects effects, Act act, Map<String, Object> inputs, Key to) {
        if (to != null) {
            Seen.in(scene.work)
                    .shelved(scene.living, scene.dossier.header(), scene.dossier::header);
            scene.dossier.moveTo(to, scene.work.now());
            Index.moved(scene.work, scene.header().id(), to);
        }
        flags(scene, effects.setting(), effects.clearing());
        effects.granting()
                .forEach(
                        g ->
                                roles.grant(
                                        scene,
                                        Roles.principalOf(scene, g.input(), inputs),
                                        g.role(),
                                        false));
        effects.revoking()
                .forEach(
                        g ->
                                roles.revoke(
                                        scene,
                                        Roles.principalOf(scene, g.input(), inputs),
                                        g.role()));
        effects.marking()
                .forEach(m -> Marks.mark(scene, marks.markerOf(scene, m, inputs), m.mark()));
        effects.unmarking()
                .forEach(m -> Marks.unmark(scene, CaseFiles.holder(scene.caller), m.mark()));
        if (effects.recordedIn() != null) {
            recordInputs(scene, effects.recordedIn(), act, inputs);
        }
        if (effects.payment() != null) {
            payments.apply(scene, effects.payment(), inputs, this);
        }
        if (effects.numbering() != null) {
            series.number(scene, effects.numbering(), this);
        }
        if (!effects.forgetting().isEmpty()) {
            anonymity.forget(scene, effects.forgetting(), this);
        }
        if (effects.casting() != null) {
            Votes.cast(scene, effects.casting(), inputs);
        }
        if (effects.counting() != null) {
            Votes.count(scene, this, effects.counting());
        }
        effects.depositing().forEach(d -> deposit(scene, d, inputs));
        effects.signing().forEach(slot -> sign(scene, slot, inputs));
        for (Effects.Posting posting : effects.posting()) {
            post(scene, posting, act, inputs);
        }
        effects.producing().forEach(product -> orders.place(scene, product));
        scene.file = scene.file.at(scene.dossier.header());
        if (effects.erases()) {
            erase(scene, act);
        }
    }

    void erase(Scene scene, Act act) {
        scene.isBeyondFile = true;
        scene.isErased = true;
        erasure.erase(scene, act);
        roles.disband(scene);
    }

    /** A flag that follows from the rest of the dossier; who sees it is told where it changes. */
    void raise(Scene scene, Key flag, boolean isSet) {
        if (scene.header().flags().contains(flag) != isSet) {
            Set<Key> one = Set.of(flag);
            flags(scene, isSet ? one : Set.of(), isSet ? Set.of() : one);
            String audience =
                    Audiences.of(
                            scene.type().flag(flag).orElseThrow().audience(),
                            scene.header().flags());
            record(scene, (isSet ? "set-" : "cleared-") + flag, audience, Map.of());
        }
    }

    void lower(Scene scene, Set<Key> flags) {
        flags(scene, Set.of(), flags);
    }

    private void flags(Scene scene, Set<Key> setting, Set<Key> clearing) {
        Set<Key> before = scene.dossier.header().flags();
        scene.dossier.raise(setting, scene.work.now());
        scene.dossier.lower(clearing);
        Header after = scene.dossier.header();
        if (!after.flags().equals(before)) {
            Seen.in(scene.work).shelved(scene.living, scene.header(), scene.dossier::header);
            scene.file = scene.file.at(after);
            reindexWhatFlagsShow(scene, before);
            Retelling.ofFlags(scene, before);
            roles.suspendOrResume(scene, before);
        }
    }

    /**
     * Inputs for which the section has a field; a field of the sentence that was not given is
     * emptied.
     */
    private void recordInputs(Scene scene, Key key, Act act, Map<String, Object> inputs) {
        Section section = scene.type().section(key).orElseThrow();
        Map<String, Object> values = new TreeMap<>();
        scene.living.workflow().sentences().stream()
                .filter(s -> s.act().equals(act))
                .flatMap(s -> s.inputs().fields().stream())
                .filter(field -> section.form().field(field.key()).isPresent())
                .forEach(field -> values.put(field.key().value(), inputs.get(field.key().value())));
        merge(scene, key, values);
    }

    /**
     * Sections whose audience depends on a flag that changed are indexed again for those who see
     * them now.
     */
    private static void reindexWhatFlagsShow(Scene scene, Set<Key> before) {
        Set<Key> now = scene.header().flags();
        for (Section section : scene.type().sections()) {
            if (isShownAnew(section.audience(), before, now)
                    && scene.file.sections().containsKey(section.key())) {
                Index.section(
                        scene.work,
                        scene.header(),
                        section,
                        scene.file.section(section.key()).values(),
                        scene.file.audienceOf(section),
                        false);
            }
        }
        for (Thread thread : scene.type().threads()) {
            if (isShownAnew(thread.audience(), before, now)) {
                Index.show(
                        scene.work,
                        scene.header(),
                        thread.key(),
                        Audiences.of(thread.audience(), now));
            }
        }
    }

    private static boolean isShownAnew(Audience audience, Set<Key> before, Set<Key> now) {
        return !audience.rolesUnder(before).equals(audience.rolesUnder(now));
    }

    /**
     * Writes values into a section, others staying as they are; who sees the section sees that it
     * changed.
     */
    void merge(Scene scene, Key section, Map<String, Object> values) {
        Map<String, Object> all = new TreeMap<>(scene.file.section(section).values());
        values.forEach(
                (name, value) -> {
                    if (value == null) {
                        all.remove(name);
                    } else {
                        all.put(name, value);
                    }
                });
        replace(scene, section, all);
        edited(scene, section, values);
    }

    /** Writes the first values of a section; nulls are none. */
    void fill(Scene scene, Key section, Map<String, Object> values) {
        Map<String, Object> all = new TreeMap<>(values);
        all.values().removeIf(Objects::isNull);
        replace(scene, section, all);
    }

    /** Writes down how a section differs from before, if it does; what went, too. */
    void differs(Scene scene, Key section, Map<String, Object> before) {
        Map<String, Object> patch =
                MergePatch.between(before, scene.file.section(section).values());
        if (!patch.isEmpty()) {
            edited(scene, section, patch);
        }
    }

    /** Writes down that a section was changed, for those who see the section. */
    void edited(Scene scene, Key section, Map<String, Object> values) {
        record(
                scene,
                "edit-" + section,
                scene.file.audienceOf(scene.type().section(section).orElseThrow()),
                values);
    }

    /** Replaces what a section holds, and keeps the index with it. */
    void replace(Scene scene, Key key, Map<String, Object> values) {
        Section section = scene.type().section(key).orElseThrow(Problem::notFound);
        List<InputError> errors = FormCheck.shape(section.form(), values);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        boolean isNew = !scene.file.sections().containsKey(key);
        String content = Json.write(values);
        Map<String, Object> stored = Json.read(content);
        SectionRows.in(scene.work).replace(scene.header().id(), key, content, isNew);
        scene.file = scene.file.with(key, stored);
        Index.section(
                scene.work, scene.header(), section, stored, scene.file.audienceOf(section), isNew);
    }

    private void deposit(Scene scene, Effects.Depositing depositing, Map<String, Object> inputs) {
        if (!(inputs.get(depositing.input()) instanceof String upload)) {
            return;
        }
        Slot slot = scene.type().slot(depositing.slot()).orElseThrow();
        scene.isBeyondFile = true;
        String document =
                attaching.toSlot(
                        scene.work,
                        scene.caller,
                        scene.header().id(),
                        scene.header().type(),
                        slot,
                        upload,
                        "/" + depositing.input());
        record(
                scene,
                "deposit-in-" + slot.key(),
                Audiences.of(slot.audience(), scene.header().flags()),
                Map.of("slot", slot.key().value(), "document", document));
        writeRead(scene, slot.key(), upload);
    }

    private void sign(Scene scene, Key key, Map<String, Object> inputs) {
        Slot slot = scene.type().slot(key).orElseThrow();
        scene.isBeyondFile = true;
        String audience = Audiences.of(slot.audience(), scene.header().flags());
        Signing.all(scene, slot, inputs)
                .forEach(said -> record(scene, "sign-in-" + key, audience, said));
    }

    /**
     * Writes what was read of an upload that was just put into a slot.
     *
     * @throws Problem UNAVAILABLE where the slot has a reader and the upload was not read: what
     *     could be told before has changed meanwhile
     */
    void writeRead(Scene scene, Key slot, String upload) {
        Map<Key, Map<String, Object>> read = scene.reads.byUpload().get(upload);
        if (read != null) {
            read.forEach((section, values) -> merge(scene, section, values));
        } else if (!readers.of(scene.header().type(), ReadAhead.readAs(scene.type(), slot))
                .isEmpty()) {
            throw ReadAhead.unread();
        }
    }

    private void post(Scene scene, Effects.Posting posting, Act act, Map<String, Object> inputs) {
        Thread thread = scene.type().thread(posting.thread()).orElseThrow();
        if (posting.input() == null) {
            String label = "message." + act.action();
            messages.insert(scene, thread, scene.type().text(label).fr(), label);
        } else if (inputs.get(posting.input()) instanceof String text && !text.isBlank()) {
            messages.insert(scene, thread, text, null);
        }
    }
}
