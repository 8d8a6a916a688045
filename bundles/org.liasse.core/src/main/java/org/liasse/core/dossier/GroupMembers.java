package org.liasse.core.dossier;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.Grants.Grant;
import org.liasse.core.store.Work;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the members of groups are on the context of their groups. A dossier is locked before its
 * group, and a group before its context; never the other way round.
 */
@Component(service = GroupMembers.class)
public final class GroupMembers {

    private final Journal journal;
    private final Catalogue catalogue;

    @Activate
    public GroupMembers(@Reference Journal journal, @Reference Catalogue catalogue) {
        this.journal = journal;
        this.catalogue = catalogue;
    }

    /** He holds a role on this group now: he holds that one on its context. */
    void join(Scene group, Principal principal, Key made) {
        Work work = group.work;
        Dossier context = contextOf(group);
        if (context == null || holds(work, context, principal, made)) {
            return;
        }
        Header header = context.header();
        Roles.insert(
                work,
                catalogue.snapshot(header.type()),
                header,
                List.of(
                        new Grant(
                                principal.toString(),
                                made,
                                true,
                                work.millis(),
                                versionOf(work, context))));
        marksMayCountAnew(work, context);
        record(group, context, "join", principal, made);
    }

    /**
     * He holds that role on this group no more: on its context he is what other groups make him.
     */
    void leave(Scene group, Principal principal, Key role, Key made) {
        Work work = group.work;
        Dossier context = contextOf(group);
        if (context == null
                || isElsewhere(group, principal, role)
                || !holds(work, context, principal, made)) {
            return;
        }
        work.settled()
                .update(
                        "delete from dossier_grant where dossier_id = ? and principal = ? and"
                                + " role_key = ? and inherited = 1",
                        context.id(),
                        principal,
                        made);
        marksMayCountAnew(work, context);
        record(group, context, "leave", principal, made);
    }

    private void marksMayCountAnew(Work work, Dossier context) {
        Seen.in(work)
                .marked(catalogue.snapshot(context.header().type()), context.id(), context::header);
    }

    private static Dossier contextOf(Scene group) {
        String context = group.header().context();
        return context == null ? null : Dossier.locked(group.work, context);
    }

    private static boolean holds(Work work, Dossier context, Principal principal, Key role) {
        return work.settled()
                        .number(
                                "select count(*) from dossier_grant where dossier_id = ? and"
                                        + " principal = ? and role_key = ?",
                                context.id(),
                                principal,
                                role)
                > 0;
    }

    /** As many changes as anybody has seen, so that no tag ever comes again. */
    private static long versionOf(Work work, Dossier context) {
        return work.settled()
                .number(
                        "select coalesce(max(seen_version), 1) from dossier_grant where dossier_id"
                                + " = ?",
                        context.id());
    }

    private static boolean isElsewhere(Scene group, Principal principal, Key role) {
        return group.work
                        .settled()
                        .number(
                                "select count(*) from dossier_grant where principal = ? and"
                                        + " type_key = ? and context_id = ? and role_key = ? and"
                                        + " dossier_id <> ?",
                                principal,
                                group.header().type(),
                                Index.contextOf(group.header()),
                                role,
                                group.header().id())
                > 0;
    }

    private void record(Scene group, Dossier context, String kind, Principal principal, Key made) {
        journal.record(
                group.work,
                context,
                group.caller,
                kind,
                whoSeesGroups(group),
                Map.of(
                        "role",
                        made.value(),
                        "principal",
                        principal.toString(),
                        "group",
                        group.header().title()));
    }

    /** The roles of the context all of whose holders see its groups: to others they are nothing. */
    private static String whoSeesGroups(Scene group) {
        Set<Key> roles = new TreeSet<>();
        group.type().roles().stream()
                .filter(role -> LinkedDossiers.stands(role, group.header().flags()))
                .forEach(role -> roles.addAll(role.inheritedFrom()));
        return Audiences.textOf(roles);
    }
}
