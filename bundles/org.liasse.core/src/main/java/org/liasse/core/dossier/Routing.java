package org.liasse.core.dossier;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.Declarations.State;
import org.liasse.api.type.Groups;
import org.liasse.api.workflow.Effects;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.list.SortKey;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Sends dossiers to groups. A dossier names its group as one principal, so that who joins a group,
 * or leaves it, changes no dossier.
 */
@Component(service = Routing.class)
public final class Routing {

    /** Groups of one context that are looked at; those that were opened first. */
    static final int MOST = 1_000;

    /** What the timeline calls it. */
    static final String ROUTED = "routed";

    /** Whose account holds none of the dossier's grants. */
    private static final String MARKS_OF_STRANGERS =
            "delete from mark where dossier_id = ? and holder like 'a:%' and 0 = (select count(*)"
                    + " from dossier_grant g where g.dossier_id = mark.dossier_id and "
                    + Grants.isHeldBy("g", "mark.holder")
                    + ")";

    private final Catalogue catalogue;
    private final Roles roles;
    private final Changes changes;

    @Activate
    public Routing(
            @Reference Catalogue catalogue, @Reference Roles roles, @Reference Changes changes) {
        this.catalogue = catalogue;
        this.roles = roles;
        this.changes = changes;
    }

    private record Group(String id, String title) {}

    void route(Scene scene, Effects effects, Map<String, Object> inputs) {
        for (Effects.Routing one : effects.routing()) {
            Role role = scene.type().role(one.role()).orElseThrow();
            if (one.input() == null) {
                routeByField(scene, role);
            } else {
                routeTo(scene, role, one.input(), inputs.get(one.input()));
            }
        }
    }

    private void routeByField(Scene scene, Role role) {
        Optional<String> field = fieldNamed(scene, role.groups());
        if (field.isPresent()) {
            Set<String> values =
                    texts(scene.file.section(role.groups().section()).values().get(field.get()));
            send(scene, role, values.isEmpty() ? Optional.empty() : having(scene, role, values));
        }
    }

    private void routeTo(Scene scene, Role role, String input, Object named) {
        boolean isBack = Effects.Routing.INHERITED.equals(named);
        Optional<Group> group = isBack ? Optional.empty() : named(scene, role.groups(), named);
        if (!isBack && group.isEmpty()) {
            throw Problem.invalid(
                    "/" + input,
                    "Ce groupe n’existe pas ici, ou ne prend plus de dossiers.",
                    "There is no such group here, or it takes no more dossiers.");
        }
        if (!send(scene, role, group)) {
            throw Problem.invalid(
                    "/" + input,
                    "Le dossier est déjà dans ce groupe.",
                    "The dossier is in this group already.");
        }
    }

    /** Whether that is another group than before. */
    private boolean send(Scene scene, Role role, Optional<Group> group) {
        Set<Principal> holders =
                group.map(g -> Set.of(Principal.role(g.id(), role.groups().role())))
                        .orElseGet(() -> inheriting(scene, role));
        if (!roles.follow(scene, Map.of(role.key(), holders))) {
            return false;
        }
        scene.work.settled().update(MARKS_OF_STRANGERS, scene.header().id());
        Seen.in(scene.work).marked(scene.living, scene.header().id(), scene.dossier::header);
        if (scene.file.rolesOf(scene.caller).isEmpty()) {
            scene.file = scene.file.marked(Map.of());
        }
        changes.record(
                scene,
                ROUTED,
                Audiences.ANYONE,
                Map.of(
                        "role",
                        role.key().value(),
                        "group",
                        group.map(Group::id).orElse(Effects.Routing.INHERITED),
                        "name",
                        group.map(Group::title).orElse("")));
        return true;
    }

    private static Optional<String> fieldNamed(Scene scene, Groups groups) {
        String[] path = groups.named().split("\\.", 2);
        return scene.file
                .context()
                .map(context -> context.sections().getOrDefault(new Key(path[0]), Map.of()))
                .map(values -> values.get(path[1]))
                .map(Object::toString)
                .filter(field -> !field.isBlank())
                .map(String::strip);
    }

    /** The first group that takes one of these values. */
    private Optional<Group> having(Scene scene, Role role, Set<String> values) {
        Groups groups = role.groups();
        Set<Key> last = lastStates(groups.type());
        String[] path = groups.values().split("\\.", 2);
        record Candidate(String id, Key state, Object values) {}
        return scene
                .work
                .settled()
                .list(
                        "select d.id, d.state_key, s.content from (select distinct dossier_id from"
                            + " field_index where context_id = ? and field = ?) f join dossier d on"
                            + " d.id = f.dossier_id join section s on s.dossier_id = d.id where"
                            + " d.type_key = ? and s.section_key = ? order by d.created_at, d.id"
                            + " fetch first "
                                + MOST
                                + " rows only",
                        row ->
                                new Candidate(
                                        row.getString(1),
                                        new Key(row.getString(2)),
                                        Json.read(row.getString(3)).get(path[1])),
                        scene.header().context(),
                        groups.values(),
                        groups.type(),
                        path[0])
                .stream()
                .filter(candidate -> !last.contains(candidate.state()))
                .filter(candidate -> texts(candidate.values()).stream().anyMatch(values::contains))
                .findFirst()
                .flatMap(candidate -> open(scene, groups, candidate.id()));
    }

    private Optional<Group> named(Scene scene, Groups groups, Object name) {
        if (!(name instanceof String id) || !Ids.isId(id) || scene.header().context() == null) {
            return Optional.empty();
        }
        return scene.work
                .settled()
                .first(
                        "select id from dossier where id = ? and context_id = ? and type_key = ?",
                        row -> row.getString(1),
                        id,
                        scene.header().context(),
                        groups.type())
                .flatMap(group -> open(scene, groups, group));
    }

    /**
     * The group, where it takes dossiers; locked, after the dossier, so that it is not erased while
     * it is sent one.
     */
    private Optional<Group> open(Scene scene, Groups groups, String id) {
        Set<Key> last = lastStates(groups.type());
        return Optional.ofNullable(Dossier.locked(scene.work, id))
                .map(Dossier::header)
                .filter(group -> !last.contains(group.state()))
                .map(group -> new Group(group.id(), group.title()));
    }

    private Set<Key> lastStates(Key type) {
        return catalogue.snapshot(type).states().stream()
                .filter(State::last)
                .map(State::key)
                .collect(toSet());
    }

    /** Those who would hold the role were the dossier opened now. */
    private static Set<Principal> inheriting(Scene scene, Role role) {
        Header header = scene.header();
        String ground = Index.contextOf(header);
        Set<Principal> holders = new HashSet<>();
        role.inheritedFrom().forEach(source -> holders.add(Principal.role(ground, source)));
        if (header.context() != null && !role.inheritedFrom().isEmpty()) {
            List<Object> arguments = new ArrayList<>();
            arguments.add(ground);
            arguments.addAll(role.inheritedFrom());
            holders.addAll(
                    scene.work
                            .settled()
                            .list(
                                    "select principal from dossier_grant where dossier_id = ? and"
                                            + " role_key in ("
                                            + Sql.marks(role.inheritedFrom())
                                            + ") and principal not like 'a:%' and principal not"
                                            + " like '~%'",
                                    row -> Principal.parse(row.getString(1)),
                                    arguments));
        }
        return holders;
    }

    /** All that a value says, to be compared: of a repeated block the texts of its rows. */
    private static Set<String> texts(Object value) {
        if (value instanceof Map<?, ?> rows) {
            return rows.values().stream()
                    .filter(Map.class::isInstance)
                    .flatMap(row -> ((Map<?, ?>) row).values().stream())
                    .filter(String.class::isInstance)
                    .flatMap(text -> texts(text).stream())
                    .collect(toSet());
        }
        Stream<?> all =
                value instanceof Collection<?> several ? several.stream() : Stream.of(value);
        return all.filter(Objects::nonNull)
                .map(one -> SortKey.text(one.toString()))
                .filter(text -> !text.isEmpty())
                .collect(toSet());
    }
}
