package org.liasse.core.dossier;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.AccessDefaults;
import org.liasse.api.dossier.Sharing.Line;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.dossier.Sharing.Wanted;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Flag;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Explained;
import org.liasse.api.workflow.Sentence;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps the accesses with which dossiers begin: nobody says beforehand what he could not say on a
 * dossier that has just been opened.
 */
@Component(service = AccessDefaults.class)
public final class AccessDefaultDoor implements AccessDefaults {

    private static final Set<Key> NO_FLAG = Set.of();

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final DefinitionShelf shelf;
    private final CaseFiles files;
    private final Acting acting;

    @Activate
    public AccessDefaultDoor(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference DefinitionShelf shelf,
            @Reference CaseFiles files,
            @Reference Acting acting) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.files = files;
        this.acting = acting;
    }

    /**
     * The dossiers of a type that will be opened under a context.
     *
     * @param usual their type, with the newest definition of the context
     * @param kept how they will differ from it
     */
    private record Coming(CaseFile context, DossierType usual, Shares kept) {

        /** What somebody with these roles on the context certainly is on each of them. */
        Set<Key> handed(Set<Key> roles) {
            return Keepers.handed(usual, roles, NO_FLAG);
        }

        boolean isSeen(Part part, Set<Key> roles) {
            return Parts.isSeen(kept.on(usual), part, handed(roles), NO_FLAG);
        }

        List<Sentence> sharing(Part part, Set<Key> roles) {
            return Keepers.sharing(usual, part, handed(roles), context.features());
        }

        Stream<Line> line(Part part, Set<Key> roles, boolean isOpen) {
            List<Sentence> spoken = sharing(part, roles);
            return spoken.isEmpty() || !isSeen(part, roles)
                    ? Stream.of()
                    : Stream.of(Parts.line(kept.on(usual), part, kept.of(part), spoken, isOpen));
        }
    }

    private Coming coming(Sql sql, CaseFile context, Key key) {
        DossierType type =
                catalogue
                        .find(key)
                        .map(Known::type)
                        .filter(t -> t.contextTypes().contains(context.header().type()))
                        .orElseThrow(Problem::notFound);
        String id = context.header().id();
        DossierType usual = shelf.effective(sql, type, id, shelf.firstOf(sql, type, id));
        return new Coming(context, usual, DefaultShares.of(sql, id, key).known(usual));
    }

    @Override
    public List<Line> defaults(Caller caller, String context, Key type) {
        Coming coming =
                transactions.read(sql -> coming(sql, files.read(sql, caller, context), type));
        Set<Key> roles = coming.context().rolesOf(caller);
        if (Parts.spoken(coming.context().type(), Keepers.keeping(type), roles).isEmpty()) {
            return List.of();
        }
        boolean isOpen =
                acting.explain(coming.context(), roles, acting.now()).stream()
                        .filter(Explained::open)
                        .anyMatch(e -> e.act().equals(Keepers.keeping(type)));
        return Parts.of(coming.usual()).flatMap(part -> coming.line(part, roles, isOpen)).toList();
    }

    @Override
    public void keep(
            Caller caller, String context, Key type, Part part, Wanted wanted, String expected) {
        transactions.write(
                caller,
                work -> {
                    Scene scene = acting.enter(work, caller, context);
                    acting.expect(scene, expected);
                    Allowed allowed =
                            acting.allow(scene, Keepers.keeping(type), Map.of(), Set.of());
                    Coming coming = coming(work.sql(), scene.file(), type);
                    Share before = coming.kept().of(part);
                    Share share = asked(coming, part, before, wanted, scene.file().rolesOf(caller));
                    if (!share.equals(before)) {
                        carryOut(scene, coming, part, share, allowed);
                    }
                    return context;
                });
    }

    private static Share asked(
            Coming coming, Part part, Share before, Wanted wanted, Set<Key> roles) {
        if (!coming.isSeen(part, roles)) {
            throw Problem.invalid(
                    "",
                    "Un nouveau dossier n’a pas cette partie, ou pas pour vous : "
                            + Shares.name(part)
                            + ".",
                    "A new dossier does not have this part, or not for you: "
                            + Shares.name(part)
                            + ".");
        }
        List<Sentence> spoken = coming.sharing(part, roles);
        if (spoken.isEmpty()) {
            throw Problem.of(
                    Problem.Kind.NOT_YOUR_ROLE,
                    "Sur un nouveau dossier non plus, vous ne partagez pas cette partie.",
                    "You do not share this part on a new dossier either.");
        }
        DossierType usual = coming.usual();
        Set<Key> among = Parts.among(spoken, usual);
        // whatever flags the dossier begins with, nobody takes anything from himself
        Set<Key> own = Keepers.handed(usual, roles, flagsOf(usual));
        return new ShareCheck(usual, part, among, own).asked(before, wanted);
    }

    private static Set<Key> flagsOf(DossierType type) {
        return Key.sorted(type.flags().stream().map(Flag::key).toList());
    }

    private void carryOut(Scene scene, Coming coming, Part part, Share share, Allowed allowed) {
        Coming after =
                new Coming(coming.context(), coming.usual(), coming.kept().with(part, share));
        Key type = after.usual().key();
        DefaultShares.keep(scene.work.sql(), scene.header().id(), type, after.kept());
        List<Key> told =
                Keepers.of(scene.type(), type).stream()
                        .filter(role -> after.isSeen(part, Set.of(role)))
                        .toList();
        Map<String, Object> said =
                new TreeMap<>(SharingDoor.said(after.kept().on(after.usual()), part, share));
        said.put("part", Shares.name(part));
        acting.carryOut(
                scene, Keepers.keeping(type), allowed, Map.of(), Audiences.textOf(told), said);
    }
}
