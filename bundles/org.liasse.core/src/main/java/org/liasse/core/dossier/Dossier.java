package org.liasse.core.dossier;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.LockModeType;
import javax.persistence.NamedQuery;
import javax.persistence.Table;
import javax.persistence.Version;
import org.liasse.api.Key;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Json;
import org.liasse.core.store.Work;

/**
 * A case file as the database keeps it: where it stands, and the head of its timeline's chain. It
 * changes by verbs only, and only while its row is locked.
 */
@Entity
@Table(name = "dossier")
@NamedQuery(
        name = Dossier.LOCKED,
        query = "select d from Dossier d where d.id = :id",
        lockMode = LockModeType.PESSIMISTIC_WRITE)
public class Dossier {

    /** Prepared once; finding by id with a lock is prepared anew each time. */
    static final String LOCKED = "Dossier.locked";

    /** The hash before the first entry of a chain. */
    static final String NO_HASH = "0".repeat(64);

    @Id private String id;

    @Column(name = "office_id")
    private String office;

    @Column(name = "type_key")
    private String type;

    @Column(name = "type_version")
    private String typeVersion;

    private String number;

    @Column(name = "context_id")
    private String context;

    @Column(name = "is_context")
    private int isContext;

    @Column(name = "state_key")
    private String state;

    private String title;
    private String flags;
    private String entered;
    private String raised;
    private int revision;
    private String shares;

    @Column(name = "added_slots")
    private String addedSlots;

    private String figures;

    @Column(name = "opened_by")
    private String openedBy;

    @Column(name = "body_hash")
    private String bodyHash;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "chain_length")
    private long chainLength;

    @Column(name = "chain_hash")
    private String chainHash;

    @Version private long version;

    protected Dossier() {}

    /** A dossier that begins in this state, now. */
    static Dossier opened(Header header, String openedBy, String bodyHash, String typeVersion) {
        Dossier dossier = new Dossier();
        dossier.id = header.id();
        dossier.office = header.office();
        dossier.type = header.type().value();
        dossier.typeVersion = typeVersion;
        dossier.number = header.number();
        dossier.context = header.context();
        dossier.isContext = header.isContext() ? 1 : 0;
        dossier.title = header.title();
        dossier.flags = textOf(header.flags());
        dossier.entered = "{}";
        dossier.raised = "{}";
        dossier.figures = "{}";
        dossier.revision = header.revision();
        dossier.openedBy = openedBy;
        dossier.bodyHash = bodyHash;
        dossier.createdAt = header.createdAt().toEpochMilli();
        dossier.chainHash = NO_HASH;
        dossier.moveTo(header.state(), header.createdAt());
        return dossier;
    }

    /** The dossier with its row locked until the transaction ends, or {@code null}. */
    static Dossier locked(Work work, String id) {
        return work
                .entities()
                .createNamedQuery(LOCKED, Dossier.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .orElse(null);
    }

    String id() {
        return id;
    }

    String office() {
        return office;
    }

    String type() {
        return type;
    }

    String bodyHash() {
        return bodyHash;
    }

    String openedBy() {
        return openedBy;
    }

    Header header() {
        return new Header(
                id,
                office,
                new Key(type),
                number,
                context,
                isContext == 1,
                new Key(state),
                title,
                flagsOf(flags),
                instantsOf(entered),
                instantsOf(raised),
                revision,
                Instant.ofEpochMilli(createdAt),
                Shares.of(shares),
                AddedSlots.of(addedSlots));
    }

    void moveTo(Key newState, Instant now) {
        state = newState.value();
        entered = with(entered, newState, now);
    }

    /** A flag that stands already stands since it was first raised. */
    void raise(Collection<Key> more, Instant now) {
        Set<Key> all = new TreeSet<>(flagsOf(flags));
        for (Key flag : more) {
            if (all.add(flag)) {
                raised = with(raised, flag, now);
            }
        }
        flags = textOf(all);
    }

    private static String with(String instants, Key key, Instant now) {
        Map<String, Object> all = new TreeMap<>(Json.read(instants));
        all.put(key.value(), now.toEpochMilli());
        return Json.write(all);
    }

    void lower(Collection<Key> fewer) {
        Set<Key> all = new TreeSet<>(flagsOf(flags));
        all.removeAll(fewer);
        flags = textOf(all);
    }

    /** Neither its title nor its opener, nor the means to guess what it was opened with. */
    void forgetWho() {
        title = number;
        openedBy = null;
        bodyHash = Hash.random();
    }

    void share(Shares newShares) {
        shares = newShares.text();
    }

    void add(AddedSlots newSlots) {
        addedSlots = newSlots.text();
    }

    /** What it has been counted as. */
    String figures() {
        return figures;
    }

    void count(String newFigures) {
        figures = newFigures;
    }

    void pin(int newRevision) {
        revision = newRevision;
    }

    /** What ties an entry of the timeline to the one before it. */
    record Link(long seq, String salt, String commitment, String hash) {}

    /**
     * The next link of the timeline; the chain grows by it.
     *
     * @param payload canonical JSON
     */
    Link append(String kind, String payload, Instant now) {
        chainLength++;
        String salt = Hash.random();
        String commitment = Hash.of(salt, payload);
        chainHash = link(chainHash, chainLength, now.toEpochMilli(), kind, commitment);
        return new Link(chainLength, salt, commitment, chainHash);
    }

    /** The chain's hash after an entry. */
    static String link(String before, long sequence, long instant, String kind, String commitment) {
        return Hash.of(before, Long.toString(sequence), Long.toString(instant), kind, commitment);
    }

    static Set<Key> flagsOf(String text) {
        Set<Key> keys = new TreeSet<>();
        for (String flag : text.split(" ")) {
            if (!flag.isEmpty()) {
                keys.add(new Key(flag));
            }
        }
        return keys;
    }

    /** Flags with a blank on either side, so that SQL finds one by {@code like '% flag %'}. */
    static String textOf(Collection<Key> keys) {
        return Audiences.textOf(keys);
    }

    static Map<Key, Instant> instantsOf(String json) {
        Map<Key, Instant> instants = new TreeMap<>();
        Json.read(json)
                .forEach(
                        (key, millis) ->
                                instants.put(
                                        new Key(key),
                                        Instant.ofEpochMilli(((Number) millis).longValue())));
        return instants;
    }
}
