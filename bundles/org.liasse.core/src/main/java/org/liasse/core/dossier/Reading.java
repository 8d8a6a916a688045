package org.liasse.core.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPast;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.LinkView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.dossier.Dossiers.Entry;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Flag;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.workflow.Explained;
import org.liasse.core.dossier.CaseFile.Linked;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows dossiers: what one reader may see of one, and nothing that tells of the rest. */
@Component(service = Reading.class)
public final class Reading {

    private final Transactions transactions;
    private final CaseFiles files;
    private final Catalogue catalogue;
    private final Acting acting;
    private final Clock clock;

    @Activate
    public Reading(
            @Reference Transactions transactions,
            @Reference CaseFiles files,
            @Reference Catalogue catalogue,
            @Reference Acting acting,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.files = files;
        this.catalogue = catalogue;
        this.acting = acting;
        this.clock = clock;
    }

    DossierView view(Caller caller, String id) {
        CaseFile file = transactions.read(sql -> files.read(sql, caller, id));
        return view(caller, file);
    }

    /** One that was read for this caller. */
    public DossierView view(Caller caller, CaseFile file) {
        Set<Key> roles = file.rolesOf(caller);
        List<Explained> open =
                acting.explain(file, roles, clock.now()).stream().filter(Explained::open).toList();
        Header header = file.header();
        return new DossierView(
                header.id(),
                header.number(),
                file.officeKey().value(),
                file.type(),
                catalogue.isPresent(header.type()),
                header.state(),
                header.title(),
                header.context(),
                header.revision(),
                header.createdAt(),
                file.grants().updatedAt(caller),
                file.grants().version(caller),
                file.tag(caller),
                roles,
                sections(file, roles),
                flags(file, roles),
                file.marks().keySet(),
                file.hasNews(caller),
                open,
                Todo.of(
                        file,
                        roles,
                        open,
                        slot -> acting.explainDeposit(file, slot, roles, clock.now())),
                links(caller, file));
    }

    DossierPast at(Caller caller, String id, Instant at) {
        return transactions.read(sql -> Past.of(sql, files.read(sql, caller, id), caller, at));
    }

    private static Map<Key, SectionView> sections(CaseFile file, Set<Key> roles) {
        Map<Key, SectionView> seen = new TreeMap<>();
        for (Section section : file.type().sections()) {
            if (Audiences.include(file.audienceOf(section), roles)) {
                seen.put(
                        section.key(),
                        new SectionView(
                                file.section(section.key()).values(), file.tagOf(section.key())));
            }
        }
        return seen;
    }

    private static Set<Key> flags(CaseFile file, Set<Key> roles) {
        Set<Key> seen = new TreeSet<>();
        for (Flag flag : file.type().flags()) {
            if (file.header().flags().contains(flag.key())
                    && flag.audience().includes(roles, file.header().flags())) {
                seen.add(flag.key());
            }
        }
        return seen;
    }

    private List<LinkView> links(Caller caller, CaseFile file) {
        if (file.links().isEmpty()) {
            return List.of();
        }
        List<String> others = file.links().stream().map(Linked::dossier).distinct().toList();
        Set<String> seen = transactions.read(sql -> Grants.seenOf(sql, caller, others));
        return file.links().stream()
                .filter(link -> seen.contains(link.dossier()))
                .map(link -> new LinkView(link.kind(), link.dossier(), link.title()))
                .toList();
    }

    List<Explained> actions(Caller caller, String id) {
        CaseFile file = transactions.read(sql -> files.read(sql, caller, id));
        if (!catalogue.isPresent(file.header().type())) {
            throw Problem.typeAway(file.header().type());
        }
        Set<Key> roles = file.rolesOf(caller);
        return acting.explain(file, roles, clock.now()).stream()
                .filter(act -> act.open() || ActPart.isThere(file, act.act(), roles))
                .toList();
    }

    List<Entry> timeline(Caller caller, String id, String after, int limit) {
        return transactions.read(
                sql -> {
                    Set<Key> roles = files.read(sql, caller, id).rolesOf(caller);
                    long from =
                            after == null
                                    ? 0
                                    : sql.first(
                                                    "select seq from timeline where dossier_id = ?"
                                                            + " and id = ?",
                                                    row -> row.getLong(1),
                                                    id,
                                                    after)
                                            .orElseThrow(
                                                    () ->
                                                            Problem.of(
                                                                    Problem.Kind.BAD_REQUEST,
                                                                    "Ce curseur n’existe pas.",
                                                                    "There is no such cursor."));
                    return visible(sql, id, roles, from, limit);
                });
    }

    private static List<Entry> visible(Sql sql, String id, Set<Key> roles, long from, int limit) {
        var arguments = new java.util.ArrayList<Object>(List.of(id, from));
        String isVisible = Audiences.including(roles, arguments);
        return sql.list(
                "select id, happened_at, kind, actor_name, hash, payload from timeline where"
                        + " dossier_id = ? and seq > ? and "
                        + isVisible
                        + " order by seq fetch first "
                        + limit
                        + " rows only",
                row ->
                        new Entry(
                                row.getString(1),
                                Instant.ofEpochMilli(row.getLong(2)),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6) == null ? Map.of() : Json.read(row.getString(6))),
                arguments);
    }

    /** Recomputes the whole chain, from the first entry to the head that the dossier names. */
    boolean chainHolds(String id) {
        record Link(
                long seq,
                long at,
                String kind,
                String salt,
                String payload,
                String commitment,
                String hash) {}
        record Head(long length, String hash) {}
        return transactions.read(
                sql -> {
                    Head head =
                            sql.first(
                                            "select chain_length, chain_hash from dossier where id"
                                                    + " = ?",
                                            row -> new Head(row.getLong(1), row.getString(2)),
                                            id)
                                    .orElseThrow(Problem::notFound);
                    List<Link> links =
                            sql.list(
                                    "select seq, happened_at, kind, salt, payload, commitment, hash"
                                            + " from timeline where dossier_id = ? order by seq",
                                    row ->
                                            new Link(
                                                    row.getLong(1),
                                                    row.getLong(2),
                                                    row.getString(3),
                                                    row.getString(4),
                                                    row.getString(5),
                                                    row.getString(6),
                                                    row.getString(7)),
                                    id);
                    String hash = Dossier.NO_HASH;
                    long seq = 0;
                    for (Link link : links) {
                        boolean committed =
                                link.salt() == null
                                        ? link.payload() == null
                                        : link.commitment()
                                                .equals(Hash.of(link.salt(), link.payload()));
                        hash = Dossier.link(hash, ++seq, link.at(), link.kind(), link.commitment());
                        if (link.seq() != seq || !committed || !hash.equals(link.hash())) {
                            return false;
                        }
                    }
                    return head.length() == seq && head.hash().equals(hash);
                });
    }
}
