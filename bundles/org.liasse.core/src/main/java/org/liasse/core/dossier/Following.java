package org.liasse.core.dossier;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.api.workflow.Facts;
import org.liasse.core.calendar.Appointments;
import org.liasse.core.clock.Agenda;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.statistic.Tally;
import org.liasse.core.statistic.Tally.Stand;
import org.liasse.core.store.Json;
import org.liasse.core.types.RoleSources;
import org.liasse.core.types.SectionSources;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What follows from the rest of a dossier: by the type's own answer, what sections hold and who
 * holds roles, which is asked again after each act, a difference being written and told; and what
 * the clock will do; what calendars hold of it, and what statistics make of it.
 */
@Component(service = Following.class)
public final class Following {

    private final SectionSources sections;
    private final RoleSources holders;
    private final Changes changes;
    private final Roles roles;
    private final Agenda agenda;
    private final Tally tally;
    private final Payments payments;
    private final Appointments appointments;
    private final Clock clock;

    @Activate
    public Following(
            @Reference SectionSources sections,
            @Reference RoleSources holders,
            @Reference Changes changes,
            @Reference Roles roles,
            @Reference Agenda agenda,
            @Reference Tally tally,
            @Reference Payments payments,
            @Reference Appointments appointments,
            @Reference Clock clock) {
        this.sections = sections;
        this.holders = holders;
        this.changes = changes;
        this.roles = roles;
        this.agenda = agenda;
        this.tally = tally;
        this.payments = payments;
        this.appointments = appointments;
        this.clock = clock;
    }

    void follow(Scene scene) {
        followSections(scene);
        followRoles(scene);
        agenda.follow(scene);
        appointments.follow(scene);
        count(scene);
    }

    /** What is counted of the dossier, as it stands now. */
    void count(Scene scene) {
        if (scene.living.statistics().isEmpty()) {
            return;
        }
        Header header = scene.header();
        scene.dossier.count(
                tally.count(
                        scene.work,
                        scene.living,
                        Recounting.placesOf(header),
                        scene.before().map(file -> file.header().state()).orElse(null),
                        scene.isErased
                                ? null
                                : new Stand(
                                        header.state(),
                                        header.flags(),
                                        Acting.values(scene.file),
                                        scene.file.grants().named()),
                        scene.deed,
                        scene.dossier.figures()));
    }

    /** What sections hold that follow from the rest of the dossier, and from its parts. */
    void followSections(Scene scene) {
        askSources(scene);
        payments.settle(scene, changes);
    }

    private void askSources(Scene scene) {
        Key type = scene.header().type();
        if (!sections.concern(type)) {
            return;
        }
        Facts facts =
                scene.file
                        .facts(Set.of(), scene.work.now(), clock.zone())
                        .marked(Set.of())
                        .linked(PartFacts.of(scene));
        sections.sections(type, facts)
                .forEach(
                        (section, values) -> {
                            Map<String, Object> before = scene.file.section(section).values();
                            if (!isSame(values, before)) {
                                changes.fill(scene, section, values);
                                // what went, too: the past is told again from this
                                changes.differs(scene, section, before);
                            }
                        });
    }

    /** As the database keeps them, where what is null is not there. */
    private static boolean isSame(Map<String, Object> some, Map<String, Object> others) {
        Map<String, Object> wanted = new TreeMap<>(some);
        wanted.values().removeIf(java.util.Objects::isNull);
        return Json.write(Json.read(Json.write(wanted))).equals(Json.write(others));
    }

    private void followRoles(Scene scene) {
        Header header = scene.header();
        if (!holders.concern(header.type())) {
            return;
        }
        Facts facts =
                scene.file.facts(scene.file.rolesOf(scene.caller), scene.work.now(), clock.zone());
        Map<Key, Set<Principal>> wanted =
                holders.holders(header.type(), header.id(), header.context(), facts);
        if (roles.follow(scene, wanted)) {
            Map<String, Object> said = new TreeMap<>();
            wanted.forEach(
                    (role, principals) ->
                            said.put(
                                    role.value(),
                                    principals.stream()
                                            .map(Principal::toString)
                                            .sorted()
                                            .toList()));
            changes.record(scene, "roles", Audiences.ANYONE, said);
        }
    }
}
