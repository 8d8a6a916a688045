package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.money.Settlement.settlement;
import static org.liasse.api.type.Audience.seenBy;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.money.Settlement;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.DossierTypeBuilder;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Workflow;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** CORE-26: what payments open, and who sees them, where nothing says what is owed. */
@RunWith(Parameterized.class)
public class SettlementTest {

    private enum State {
        OPEN
    }

    private enum Role {
        LANDLORD,
        TENANT,
        NEIGHBOUR
    }

    private enum Section {
        PAYMENTS,
        KEYS,
        INVENTORY
    }

    private enum Flag {
        PAID,
        AGREED
    }

    private enum Action {
        PAY,
        TAKE_BACK,
        AGREE
    }

    private static final Key KEYS = Key.of(Section.KEYS);
    private static final Key PAYMENTS = Key.of(Section.PAYMENTS);

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Caller landlord;
    private Caller tenant;
    private Caller neighbour;
    private String rent;

    public SettlementTest(TestDatabase database) {
        this.database = database;
    }

    private static DossierTypeBuilder rent(Sentence... more) {
        Sentence[] sentences = {
            the(Role.LANDLORD).may(EDIT, Section.KEYS).inAnyState(),
            the(Role.LANDLORD).may(EDIT, Section.INVENTORY).inAnyState().clearing(Flag.AGREED),
            the(Role.LANDLORD).may(Action.AGREE).inAnyState().setting(Flag.AGREED),
            the(Role.LANDLORD).may(INVITE, Role.TENANT).inAnyState(),
            the(Role.LANDLORD).may(INVITE, Role.NEIGHBOUR).inAnyState(),
            the(Role.LANDLORD).may(Action.PAY).inAnyState().recordingPayment(),
            the(Role.LANDLORD).may(Action.TAKE_BACK).inAnyState().reversingPayment()
        };
        var all = new ArrayList<>(List.of(sentences));
        all.addAll(List.of(more));
        return DossierType.named("rent")
                .states(State.class, State.OPEN)
                .roles(
                        role(Role.LANDLORD).inheritedFrom(Role.LANDLORD),
                        role(Role.TENANT),
                        role(Role.NEIGHBOUR))
                .sections(
                        Settlement.payments(Section.PAYMENTS).seenBy(Role.LANDLORD, Role.TENANT),
                        section(Section.KEYS, text("code"))
                                .seen(
                                        seenBy(Role.LANDLORD)
                                                .and(seenBy(Role.TENANT).when(Flag.PAID))),
                        section(Section.INVENTORY, text("items"))
                                .seen(
                                        seenBy(Role.LANDLORD)
                                                .and(seenBy(Role.TENANT).when(Flag.AGREED))))
                .flags(flag(Flag.PAID), flag(Flag.AGREED))
                .settling(settlement(Section.PAYMENTS, Flag.PAID))
                .workflow(
                        Workflow.openedBy(the(Role.LANDLORD).may(OPEN).into(State.OPEN))
                                .where(all.toArray(Sentence[]::new)));
    }

    private static Labels labels() {
        return Labels.beside(SettlementTest.class);
    }

    @Before
    public void open() {
        node = new Node(database.open());
        node.catalogue.arrive(
                () -> List.of(rent().labelled(labels())), Binding.from("rent", "1.0"));
        String office = node.offices().create(new Key("house"), "House").id();
        landlord = node.someone("landlord", office, "landlord");
        rent =
                node.open(
                        landlord,
                        new NewDossier(
                                null,
                                new Key("rent"),
                                null,
                                null,
                                "May",
                                Map.of(KEYS, Map.of("code", "12B4"))));
        tenant = invited("tenant");
        neighbour = invited("neighbour");
    }

    @After
    public void close() {
        node.close();
    }

    private Caller invited(String role) {
        Caller whom = node.stranger(role);
        node.participants()
                .invite(landlord, rent, Principal.account(whom.account()), new Key(role), null);
        return node.again(whom);
    }

    private boolean sees(Caller caller, Key section) {
        return node.dossiers().read(caller, rent).sections().containsKey(section);
    }

    private void pay(String id) {
        node.act(
                landlord,
                rent,
                "pay",
                Map.of(
                        "paidOn",
                        "2026-05-10",
                        "amount",
                        Map.of("amount", "437.19", "currency", "EUR"),
                        "payment",
                        id));
    }

    @Test
    public void CORE_26_aPaymentOpensWhatWasClosedAndItsReversalClosesIt() {
        assertFalse(sees(tenant, KEYS));
        pay("p1");
        assertTrue(sees(tenant, KEYS));
        node.act(landlord, rent, "take-back", Map.of("payment", "p1", "reason", "Bounced"));
        assertFalse(sees(tenant, KEYS));
        pay("p2");
        assertTrue(sees(tenant, KEYS));
        assertTrue(node.dossiers().chainHolds(rent));
    }

    @Test
    public void CORE_26_paymentsAreForWhomTheirSectionIs() {
        pay("p1");
        assertTrue(sees(tenant, PAYMENTS));
        assertFalse(sees(neighbour, PAYMENTS));
        assertFalse(
                node.dossiers().timeline(neighbour, rent, null, 200).toString().contains("437.19"));
        assertTrue(node.dossiers().timeline(tenant, rent, null, 200).toString().contains("437.19"));
    }

    private List<String> told(Caller caller) {
        node.sequencer.number();
        var kinds = new ArrayList<>(node.kinds(caller, rent));
        node.events.after(caller, 0, 200).events().forEach(event -> kinds.add(event.kind()));
        return kinds.stream().filter("edit-keys"::equals).toList();
    }

    private void code(String code) {
        node.dossiers().edit(landlord, new SectionChange(rent, KEYS, Map.of("code", code), null));
    }

    @Test
    public void CORE_26_CORE_05_whatWasToldOfWhatIsClosedAgainIsToldNoMore() {
        code("1");
        pay("p1");
        assertEquals("before it was open", List.of(), told(tenant));
        code("2");
        assertEquals(List.of("edit-keys", "edit-keys"), told(tenant));
        String tag = node.dossiers().read(tenant, rent).tag();
        List<String> all = told(landlord);
        node.act(landlord, rent, "take-back", Map.of("payment", "p1", "reason", "Bounced"));
        assertEquals(List.of(), told(tenant));
        assertNotEquals(tag, node.dossiers().read(tenant, rent).tag());
        assertEquals(all, told(landlord));
        assertTrue(node.dossiers().chainHolds(rent));
    }

    @Test
    public void CORE_05_anActThatHidesItsPartIsNotToldToThoseFromWhomItHidesIt() {
        Key inventory = Key.of(Section.INVENTORY);
        node.act(landlord, rent, "agree");
        assertTrue(sees(tenant, inventory));
        node.dossiers()
                .edit(
                        landlord,
                        new SectionChange(rent, inventory, Map.of("items", "A lamp"), null));
        assertFalse(sees(tenant, inventory));
        assertTrue(node.kinds(landlord, rent).contains("edit-inventory"));
        assertFalse(node.kinds(tenant, rent).contains("edit-inventory"));
    }

    @Test
    public void CORE_26_nobodyEditsPayments() {
        IllegalStateException refused =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                rent(the(Role.LANDLORD).may(EDIT, Section.PAYMENTS).inAnyState())
                                        .labelled(labels()));
        assertTrue(refused.getMessage(), refused.getMessage().contains("nobody edits payments"));
        assertEquals(
                0,
                node.dossiers().read(landlord, rent).actions().stream()
                        .filter(open -> PAYMENTS.equals(open.act().object()))
                        .count());
    }
}
