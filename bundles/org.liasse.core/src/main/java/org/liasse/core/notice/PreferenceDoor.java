package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.form.Option;
import org.liasse.api.notice.Preferences;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Digest;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.DossierType;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The door to one's own preferences. */
@Component
public final class PreferenceDoor implements Preferences {

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final CaseFiles files;

    @Activate
    public PreferenceDoor(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference CaseFiles files) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.files = files;
    }

    @Override
    public List<Setting> list(Caller caller, String context) {
        return transactions.read(sql -> settings(sql, caller, ground(sql, caller, context)));
    }

    /**
     * Where preferences are asked for.
     *
     * @param id of the context, {@link Wishes#ALL} for all
     * @param type of the context, or {@code null}
     * @param roles of the caller there
     */
    private record Ground(String id, Key type, Set<Key> roles) {}

    private Ground ground(Sql sql, Caller caller, String context) {
        Person.orRefused(caller);
        if (context == null) {
            return new Ground(Wishes.ALL, null, Set.of());
        }
        CaseFile file = files.read(sql, caller, context);
        return new Ground(file.header().id(), file.header().type(), file.grants().rolesOf(caller));
    }

    private List<Setting> settings(Sql sql, Caller caller, Ground ground) {
        Principal person = Person.orRefused(caller);
        var settings = new ArrayList<Setting>();
        for (var known : catalogue.all().values()) {
            DossierType type = known.type();
            if (ground.type() != null && !type.contextTypes().contains(ground.type())) {
                continue;
            }
            Set<Key> roles = possible(type, ground.roles(), catalogue);
            Wishes wishes = Wishes.of(sql, List.of(person), type.key(), Set.of(ground.id()));
            type.notices().stream()
                    .filter(notice -> ground.type() == null || isFor(notice, roles))
                    .forEach(notice -> add(settings, type, notice, roles, ground, person, wishes));
            for (Digest digest : type.digests()) {
                boolean concerns =
                        type.notices().stream()
                                .filter(notice -> digest.of().contains(notice.key()))
                                .anyMatch(n -> ground.type() == null || isFor(n, roles));
                if (concerns) {
                    add(settings, type, digest, ground, person, wishes);
                }
            }
        }
        return settings;
    }

    /**
     * The roles that somebody may come to hold on a dossier under a context by what he is there.
     */
    private static Set<Key> possible(DossierType type, Set<Key> roles, Catalogue catalogue) {
        var possible = new TreeSet<Key>();
        for (Role role : type.roles()) {
            boolean mayBe =
                    role.from() == null
                            ? role.inheritedFrom().isEmpty() || role.comesFrom(roles)
                            : mayComeByLink(type, role, roles, catalogue);
            if (mayBe) {
                possible.add(role.key());
            }
        }
        return possible;
    }

    /** One step is looked at: what comes by two links is nothing that one foresees. */
    private static boolean mayComeByLink(
            DossierType type, Role role, Set<Key> roles, Catalogue catalogue) {
        return type.links().stream()
                .filter(link -> link.key().equals(role.from().link()))
                .flatMap(link -> catalogue.find(link.toType()).stream())
                .flatMap(known -> known.type().role(role.from().role()).stream())
                .anyMatch(
                        there ->
                                there.from() == null
                                        && (there.inheritedFrom().isEmpty()
                                                || there.comesFrom(roles)));
    }

    private static boolean isFor(Notice notice, Set<Key> roles) {
        return notice.to().stream().anyMatch(roles::contains);
    }

    private static void add(
            List<Setting> settings,
            DossierType type,
            Notice notice,
            Set<Key> roles,
            Ground ground,
            Principal person,
            Wishes wishes) {
        if (Settable.isChosen(notice)) {
            settings.add(
                    new Setting(
                            type.key(),
                            type.plural(),
                            notice.key(),
                            notice.label(),
                            null,
                            null,
                            wishes.of(person, notice, ground.id(), null, roles),
                            Wishes.NONE.of(person, notice, ground.id(), null, roles),
                            Settable.choices(notice),
                            wishes.isSaved(person, notice.key(), ground.id(), Wishes.ALL)));
        }
        for (Option option : Settable.options(type, notice)) {
            String choice = option.key().value();
            // on is said as the notice goes by itself
            Delivery on = notice.delivery();
            settings.add(
                    new Setting(
                            type.key(),
                            type.plural(),
                            notice.key(),
                            notice.label(),
                            choice,
                            option.label(),
                            wishes.isOff(person, notice, ground.id(), choice, roles)
                                    ? Delivery.OFF
                                    : on,
                            Wishes.NONE.isOff(person, notice, ground.id(), choice, roles)
                                    ? Delivery.OFF
                                    : on,
                            EnumSet.of(on, Delivery.OFF),
                            wishes.isSaved(person, notice.key(), ground.id(), choice)));
        }
    }

    private static void add(
            List<Setting> settings,
            DossierType type,
            Digest digest,
            Ground ground,
            Principal person,
            Wishes wishes) {
        settings.add(
                new Setting(
                        type.key(),
                        type.plural(),
                        digest.key(),
                        digest.label(),
                        null,
                        null,
                        wishes.wants(person, digest, ground.id()) ? digest.rhythm() : Delivery.OFF,
                        digest.startsOff() ? Delivery.OFF : digest.rhythm(),
                        EnumSet.of(digest.rhythm(), Delivery.OFF),
                        wishes.isSaved(person, digest.key(), ground.id(), Wishes.ALL)));
    }

    @Override
    public void save(Caller caller, String context, List<Wish> wishes) {
        if (wishes.size() > MOST_AT_ONCE) {
            throw Problem.invalid(
                    "/items", "Au plus 200 réglages à la fois.", "At most 200 settings at once.");
        }
        transactions.write(
                work -> {
                    Ground ground = ground(work.settled(), caller, context);
                    check(ground, wishes);
                    wishes.forEach(wish -> save(work, caller, ground, wish));
                    refuseTooMany(work, caller);
                    return null;
                });
    }

    private void check(Ground ground, List<Wish> wishes) {
        var errors = new ArrayList<InputError>();
        for (int i = 0; i < wishes.size(); i++) {
            Wish wish = wishes.get(i);
            String pointer = "/items/" + i;
            Optional<DossierType> type =
                    catalogue
                            .find(wish.type())
                            .map(known -> known.type())
                            .filter(
                                    found ->
                                            ground.type() == null
                                                    || found.contextTypes()
                                                            .contains(ground.type()));
            if (type.isEmpty()) {
                errors.add(
                        InputError.at(
                                pointer + "/type",
                                "Ce type n’existe pas ici.",
                                "There is no such type here."));
                continue;
            }
            Optional<Set<Delivery>> choices = Settable.choices(type.get(), wish);
            if (choices.isEmpty()) {
                errors.add(
                        InputError.at(
                                pointer + "/notice",
                                "Cela ne se règle pas.",
                                "This is not to be set."));
            } else if (wish.delivery() != null && !choices.get().contains(wish.delivery())) {
                errors.add(
                        InputError.at(
                                pointer + "/delivery",
                                "Ce choix n’est pas offert.",
                                "This is not among the choices."));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static void save(Work work, Caller caller, Ground ground, Wish wish) {
        Object[] place = {
            Person.orRefused(caller),
            wish.type(),
            wish.notice(),
            ground.id(),
            wish.choice() == null ? Wishes.ALL : wish.choice()
        };
        String where =
                " where person = ? and type_key = ? and notice_key = ? and context_id = ? and"
                        + " choice = ?";
        Sql sql = work.sql();
        if (wish.delivery() == null) {
            if (sql.number("select count(*) from preference" + where, place) > 0) {
                sql.update("delete from preference" + where, place);
            }
            return;
        }
        Object[] changed = {
            wish.delivery().name(), work.millis(), place[0], place[1], place[2], place[3], place[4]
        };
        if (sql.update("update preference set delivery = ?, changed_at = ?" + where, changed)
                == 0) {
            sql.update(
                    "insert into preference (delivery, changed_at, person, type_key, notice_key,"
                            + " context_id, choice) values (?, ?, ?, ?, ?, ?, ?)",
                    changed);
        }
    }

    private static void refuseTooMany(Work work, Caller caller) {
        long saved =
                work.sql()
                        .number(
                                "select count(*) from preference where person = ?",
                                Person.orRefused(caller));
        if (saved > MOST) {
            throw Problem.invalid(
                    "/items",
                    "Au plus 1 000 réglages par personne.",
                    "At most 1,000 settings for each person.");
        }
    }
}
