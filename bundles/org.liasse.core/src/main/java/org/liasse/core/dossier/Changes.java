package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.form.FormCheck;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.Thread;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Effects;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.Grants.Grant;
import org.liasse.core.people.KnownAccounts;
import org.liasse.core.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The changes that sentences speak of, each done in one place. */
@Component(service = Changes.class)
public final class Changes {

    private final Journal journal;
    private final Messages messages;
    private final Erasure erasure;
    private final KnownAccounts accounts;

    @Activate
    public Changes(
            @Reference Journal journal,
            @Reference Messages messages,
            @Reference Erasure erasure,
            @Reference KnownAccounts accounts) {
        this.journal = journal;
        this.messages = messages;
        this.erasure = erasure;
        this.accounts = accounts;
    }

    void record(Scene scene, String kind, String audience, Map<String, ?> payload) {
        journal.record(scene.work, scene.dossier, scene.caller, kind, audience, payload);
    }

    /**
     * @param to the new state, or {@code null}
     */
    void apply(Scene scene, Effects effects, Act act, Map<String, Object> inputs, Key to) {
        if (to != null) {
            scene.dossier.moveTo(to, scene.work.now());
        }
        flags(scene, effects.setting(), effects.clearing());
        effects.granting()
                .forEach(g -> grant(scene, principalOf(scene, g.input(), inputs), g.role(), false));
        effects.revoking()
                .forEach(g -> revoke(scene, principalOf(scene, g.input(), inputs), g.role()));
        effects.marking().forEach(m -> mark(scene, markerOf(scene, m, inputs), m.mark()));
        effects.unmarking().forEach(m -> unmark(scene, CaseFiles.holder(scene.caller), m.mark()));
        if (effects.recordedIn() != null) {
            recordInputs(scene, effects.recordedIn(), act, inputs);
        }
        effects.forgetting().forEach(section -> erasure.forget(scene, section, this));
        for (Effects.Posting posting : effects.posting()) {
            post(scene, posting, act, inputs);
        }
        scene.file = scene.file.at(scene.dossier.header());
        if (effects.erases()) {
            erasure.erase(scene);
        }
    }

    private void flags(Scene scene, Set<Key> setting, Set<Key> clearing) {
        Set<Key> before = scene.dossier.header().flags();
        scene.dossier.raise(setting);
        scene.dossier.lower(clearing);
        Header after = scene.dossier.header();
        if (!after.flags().equals(before)) {
            scene.file = scene.file.at(after);
            reindexWhatFlagsShow(scene, before);
            suspendOrResume(scene, before);
        }
    }

    /** Roles that are held only while a flag stands: their holders come and go with it. */
    private static void suspendOrResume(Scene scene, Set<Key> before) {
        List<Grant> all = new ArrayList<>(scene.file.grants().all());
        for (Role role : scene.type().roles()) {
            if (role.when() == null
                    || before.contains(role.when())
                            == scene.header().flags().contains(role.when())) {
                continue;
            }
            boolean holds = scene.header().flags().contains(role.when());
            scene.work
                    .sql()
                    .update(
                            holds
                                    ? "update dossier_grant set principal = substr(principal, 2),"
                                          + " updated_at = ?, seen_version = seen_version + 1 where"
                                          + " dossier_id = ? and role_key = ? and principal like"
                                          + " '~%'"
                                    : "update dossier_grant set principal = '~' || principal,"
                                          + " updated_at = ?, seen_version = seen_version + 1 where"
                                          + " dossier_id = ? and role_key = ? and principal not"
                                          + " like '~%'",
                            scene.work.millis(),
                            scene.header().id(),
                            role.key());
            all.replaceAll(grant -> grant.role().equals(role.key()) ? grant.held(holds) : grant);
        }
        scene.file = scene.file.with(new Grants(all));
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
        for (Section section : scene.type().sections()) {
            Set<Key> now = section.audience().rolesUnder(scene.header().flags());
            if (!section.audience().rolesUnder(before).equals(now)
                    && scene.file.sections().containsKey(section.key())) {
                Index.section(
                        scene.work.sql(),
                        scene.header(),
                        section,
                        scene.file.section(section.key()).values(),
                        scene.file.audienceOf(section),
                        false);
            }
        }
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
        SectionData data =
                isNew
                        ? new SectionData(scene.header().id(), key)
                        : scene.work
                                .entities()
                                .find(
                                        SectionData.class,
                                        new SectionData.Place(scene.header().id(), key.value()));
        data.replace(values);
        if (isNew) {
            scene.work.entities().persist(data);
        }
        scene.file = scene.file.with(key, values);
        Index.section(
                scene.work.sql(),
                scene.header(),
                section,
                values,
                scene.file.audienceOf(section),
                isNew);
    }

    /** Gives a role; giving it twice is no change. A role that only one may hold changes hands. */
    boolean grant(Scene scene, Principal principal, Key role, boolean inherited) {
        List<Grant> all = new ArrayList<>(scene.file.grants().all());
        String holder = principal.toString();
        if (all.stream().anyMatch(g -> g.holder().equals(holder) && g.role().equals(role))) {
            return false;
        }
        Role declared = scene.type().role(role).orElseThrow(Problem::notFound);
        if (declared.isSingle()) {
            scene.work
                    .sql()
                    .update(
                            "delete from dossier_grant where dossier_id = ? and role_key = ? and"
                                    + " inherited = 0",
                            scene.header().id(),
                            role);
            all.removeIf(g -> g.role().equals(role) && !g.inherited());
        }
        boolean holds = declared.when() == null || scene.header().flags().contains(declared.when());
        Grant grant = new Grant(holder, role, inherited, scene.work.millis(), 1).held(holds);
        insert(scene.work.sql(), scene.header(), List.of(grant));
        all.add(grant);
        scene.file = scene.file.with(new Grants(all));
        membershipChanged(scene, principal);
        return true;
    }

    boolean revoke(Scene scene, Principal principal, Key role) {
        String holder = principal.toString();
        List<Grant> all = new ArrayList<>(scene.file.grants().all());
        boolean had =
                all.removeIf(
                        g -> g.holder().equals(holder) && g.role().equals(role) && !g.inherited());
        if (had) {
            scene.work
                    .sql()
                    .update(
                            "delete from dossier_grant where dossier_id = ? and principal in (?, ?)"
                                    + " and role_key = ? and inherited = 0",
                            scene.header().id(),
                            holder,
                            Grant.SUSPENDED + holder,
                            role);
            scene.file = scene.file.with(new Grants(all));
            membershipChanged(scene, principal);
        }
        return had;
    }

    static void insert(Sql sql, Header dossier, List<Grant> grants) {
        sql.batch(
                "insert into dossier_grant (dossier_id, principal, role_key, inherited, office_id,"
                    + " type_key, context_id, is_context, updated_at, seen_version) values (?, ?,"
                    + " ?, ?, ?, ?, ?, ?, ?, ?)",
                grants.stream()
                        .map(
                                g ->
                                        List.<Object>of(
                                                dossier.id(),
                                                g.principal(),
                                                g.role(),
                                                g.inherited() ? 1 : 0,
                                                dossier.office(),
                                                dossier.type(),
                                                Index.contextOf(dossier),
                                                dossier.isContext() ? 1 : 0,
                                                g.updatedAt(),
                                                g.seenVersion()))
                        .toList());
    }

    /**
     * On a context, participation is membership: the account's principals are computed anew from
     * its next request on.
     */
    private void membershipChanged(Scene scene, Principal principal) {
        if (scene.header().isContext() && principal.kind() == Principal.Kind.ACCOUNT) {
            accounts.changed(scene.work, principal.id());
        }
    }

    static void mark(Scene scene, String holder, Key mark) {
        Sql sql = scene.work.sql();
        boolean there =
                sql.first(
                                "select marked_at from mark where dossier_id = ? and holder = ? and"
                                        + " mark_key = ?",
                                row -> row.getLong(1),
                                scene.header().id(),
                                holder,
                                mark)
                        .isPresent();
        if (!there) {
            sql.update(
                    "insert into mark (dossier_id, holder, mark_key, marked_at) values (?, ?, ?,"
                            + " ?)",
                    scene.header().id(),
                    holder,
                    mark,
                    scene.work.millis());
        }
        if (holder.equals(CaseFiles.holder(scene.caller))) {
            Set<Key> marks = new TreeSet<>(scene.file.marks());
            marks.add(mark);
            scene.file = scene.file.marked(marks);
        }
    }

    static void unmark(Scene scene, String holder, Key mark) {
        scene.work
                .sql()
                .update(
                        "delete from mark where dossier_id = ? and holder = ? and mark_key = ?",
                        scene.header().id(),
                        holder,
                        mark);
        if (holder.equals(CaseFiles.holder(scene.caller))) {
            Set<Key> marks = new TreeSet<>(scene.file.marks());
            marks.remove(mark);
            scene.file = scene.file.marked(marks);
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

    private static Principal principalOf(Scene scene, String input, Map<String, Object> inputs) {
        return input == null
                ? Principal.parse(CaseFiles.holder(scene.caller))
                : accountOf(scene, input, inputs);
    }

    /** Whose mark it is; another's only where he holds a role that may put that mark himself. */
    private String markerOf(Scene scene, Effects.Marking marking, Map<String, Object> inputs) {
        if (marking.input() == null) {
            return CaseFiles.holder(scene.caller);
        }
        Principal other = accountOf(scene, marking.input(), inputs);
        Set<Key> roles = scene.file.grants().rolesOf(accounts.principalsOf(other.id()));
        boolean may =
                scene.living.workflow().sentences().stream()
                        .filter(s -> s.act().equals(Act.of(Verb.MARK, marking.mark())))
                        .anyMatch(s -> s.roles().stream().anyMatch(roles::contains));
        if (!may) {
            throw Problem.invalid(
                    "/" + marking.input(),
                    "Cette personne n’a pas le rôle qu’il faut sur ce dossier.",
                    "That person does not hold the role that this takes on the dossier.");
        }
        return other.toString();
    }

    /** The account that an input names, by its id or its e-mail address. */
    private static Principal accountOf(Scene scene, String input, Map<String, Object> inputs) {
        String named = String.valueOf(inputs.get(input));
        return scene.work
                .sql()
                .first(
                        named.contains("@")
                                ? "select id from account where lower(email) = lower(?) and"
                                        + " disabled = 0"
                                : "select id from account where id = ? and disabled = 0",
                        row -> Principal.account(row.getString(1)),
                        named)
                .orElseThrow(
                        () ->
                                Problem.invalid(
                                        "/" + input,
                                        "Ce compte n’existe pas.",
                                        "There is no such account."));
    }
}
