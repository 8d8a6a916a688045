package org.liasse.core.sample;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Definitions;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.EventLog;
import org.liasse.api.dossier.Participants;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Offices;
import org.liasse.api.people.Principal;
import org.liasse.api.people.SignIn;
import org.liasse.api.type.DossierType;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.CoreDoors;
import org.liasse.core.events.EventReader;
import org.liasse.core.events.Sequencer;
import org.liasse.core.job.JobDoors;
import org.liasse.core.list.Piece;
import org.liasse.core.list.Shelves;
import org.liasse.core.people.PeopleDoors;
import org.liasse.core.store.Sql;
import org.liasse.core.store.TestClock;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Binding;
import org.liasse.core.types.Catalogue;
import org.liasse.core.types.DocumentGenerators;
import org.liasse.core.types.DocumentReaders;
import org.liasse.core.types.Effects;
import org.liasse.core.types.RoleSources;
import org.liasse.core.types.SectionSources;

/** One node of the core, put together by hand, with the sample variant and an office to work in. */
public final class Node implements AutoCloseable {

    public static final Map<String, Object> COMPLETE =
            Map.of("purpose", "A new roof", "sum", Map.of("amount", "1200.50", "currency", "EUR"));

    public final TestClock clock = new TestClock();
    public final Transactions transactions;
    public final Catalogue catalogue;
    public final Sequencer sequencer;
    public final PeopleDoors people;
    public final CoreDoors doors;
    public final RoleSources sources;
    public final SectionSources sections;
    public final DocumentReaders readers;
    public final DocumentGenerators generators;
    public final Sample sample = new Sample();
    public final EventLog events;
    public final JobDoors jobs;
    public final Effects effects;

    public Node(TestDatabase database) {
        this(database, machine -> machine);
    }

    /**
     * @param served what the product is told the time by, from what the machine says
     */
    public Node(TestDatabase database, Function<TestClock, Clock> served) {
        Clock clock = served.apply(this.clock);
        transactions = database.transactions(clock);
        catalogue = new Catalogue(transactions);
        sources = new RoleSources(catalogue);
        sections = new SectionSources(catalogue);
        readers = new DocumentReaders(catalogue);
        generators = new DocumentGenerators(catalogue);
        sequencer = new Sequencer(transactions);
        people = new PeopleDoors(transactions, clock);
        effects = new Effects(catalogue);
        doors =
                new CoreDoors(
                        transactions,
                        catalogue,
                        sequencer,
                        people.known,
                        effects,
                        sources,
                        sections,
                        readers,
                        generators,
                        clock);
        events = new EventReader(transactions);
        jobs = new JobDoors(transactions, people.known, catalogue, doors, clock);
        catalogue.arrive(sample, Binding.from("sample", "1.0"));
        doors.reshelving.round();
    }

    public Dossiers dossiers() {
        return doors.dossiers;
    }

    public Participants participants() {
        return doors.participants;
    }

    public Definitions definitions() {
        return doors.definitions;
    }

    public Accounts accounts() {
        return people.accounts;
    }

    public Offices offices() {
        return people.offices;
    }

    public Conversations conversations() {
        return doors.conversations;
    }

    public SignIn signIn() {
        return people.signIn;
    }

    /** An account that holds this role on this office, as a caller. */
    public Caller someone(String login, String office, String role) {
        var account =
                people.accounts.create(login, login, login + "@example.org", Language.EN, null);
        people.accounts.join(account.id(), office, new Key(role));
        return people.signIn.as(login);
    }

    /** An account without any role. */
    public Caller stranger(String login) {
        people.accounts.create(login, login, login + "@example.org", Language.EN, null);
        return people.signIn.as(login);
    }

    /** The same person with what he is by now. */
    public Caller again(Caller caller) {
        return people.signIn.as(caller.name());
    }

    public String desk(Caller head, String title) {
        return open(head, new NewDossier(null, new Key("desk"), null, null, title, Map.of()));
    }

    public String loan(Caller client, String desk, Map<String, Object> request) {
        return open(
                client,
                new NewDossier(
                        null,
                        new Key("loan"),
                        desk,
                        null,
                        "A loan",
                        Map.of(new Key("request"), request)));
    }

    /** Opens a dossier; what that answers is what a reader then reads. */
    public String open(Caller caller, NewDossier wanted) {
        DossierView answered = dossiers().open(caller, wanted);
        assertEquals(dossiers().read(caller, answered.id()), answered);
        return answered.id();
    }

    public void act(Caller caller, String dossier, String action) {
        act(caller, dossier, action, Map.of());
    }

    public void act(Caller caller, String dossier, String action, Map<String, Object> inputs) {
        dossiers()
                .perform(
                        caller, new ActionRequest(dossier, new Key(action), inputs, Set.of(), null))
                .ifPresent(answered -> assertEquals(dossiers().read(caller, dossier), answered));
    }

    /** The head names somebody clerk of a desk; answers him with his new role. */
    public Caller clerk(String login, Caller head, String desk) {
        Caller clerk = stranger(login);
        participants()
                .invite(head, desk, Principal.account(clerk.account()), new Key("clerk"), null);
        return again(clerk);
    }

    public List<String> kinds(Caller caller, String dossier) {
        return dossiers().timeline(caller, dossier, null, 200).stream()
                .map(Dossiers.Entry::kind)
                .toList();
    }

    @Override
    public void close() {
        sequencer.close();
        while (doors.reshelving.round()) {
            // until all is through
        }
        assertShelved();
    }

    /** Every dossier stands where its state, flags and marks say, whatever a test did. */
    public void assertShelved() {
        transactions.read(
                sql -> {
                    catalogue.all().values().forEach(known -> assertShelved(sql, known.type()));
                    return null;
                });
    }

    private static void assertShelved(Sql sql, DossierType type) {
        Shelves shelves = Shelves.of(type);
        sql.list(
                        "select id, state_key, flags from dossier where type_key = ?",
                        row ->
                                Piece.of(
                                                "select count(*) from dossier_grant x where"
                                                        + " x.dossier_id = ? and x.shelf <> ",
                                                row.getString(1))
                                        .then(
                                                shelves.shelf(
                                                        row.getString(1),
                                                        new Key(row.getString(2)),
                                                        Audiences.rolesOf(row.getString(3)))),
                        type.key())
                .forEach(
                        wrong ->
                                assertEquals(
                                        "grants on another shelf than " + wrong,
                                        0,
                                        sql.number(wrong.text(), wrong.arguments().toArray())));
    }
}
