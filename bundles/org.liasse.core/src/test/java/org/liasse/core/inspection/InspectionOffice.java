package org.liasse.core.inspection;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.dossier.Sharing.Wanted;
import org.liasse.api.dossier.Slots.Line;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.money.Settlement;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.documents.DocumentDoors;
import org.liasse.core.photo.TestPhotos;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;
import org.liasse.variant.inspection.InspectionVariant;
import org.liasse.variant.inspection.MeasurementReport;
import org.liasse.variant.inspection.QuoteSums;

/** An office with the variant of inspections, its people, and what its members do. */
final class InspectionOffice implements AutoCloseable {

    static final Key TYPE = new Key("inspection-dossier");
    static final Key PHOTOS = new Key("photos");

    private static final Key CASE = new Key("case");
    private static final Key QUOTE = new Key("quote");
    private static final Key SETTLEMENT = new Key("settlement");

    /** The kinds of clients, each with the role that he has by it. */
    enum Client {
        BUILDER(Map.of("name", "Maples", "profile", "professional", "kind", "builder")),
        ARCHITECT(Map.of("name", "North", "profile", "professional", "kind", "architect")),
        INDIVIDUAL(
                Map.of(
                        "name", "Ada Martin",
                        "profile", "individual",
                        "email", "ada@example.org",
                        "phone", "+33 4 76 00 00 00"));

        private final Map<String, Object> sheet;

        Client(Map<String, Object> sheet) {
            this.sheet = sheet;
        }

        Key role() {
            return Key.of(this);
        }
    }

    final Node node;
    final Caller member;
    private final Caller administrator;

    InspectionOffice(TestDatabase database) {
        node = new Node(database.open());
        node.catalogue.arrive(
                new InspectionVariant(null, null, null, null, null, null, null),
                Binding.from("inspection", "1.0"));
        Binding.bind(node.sections, TYPE.value(), new QuoteSums());
        Binding.bind(
                node.generators,
                TYPE.value(),
                "report",
                new MeasurementReport(DocumentDoors.words()));
        String office = node.offices().create(new Key("airtight"), "Airtight").id();
        node.offices().equip(office, Set.of(new Key("premium")));
        administrator = node.someone("administrator", office, "administrator");
        member = node.someone("member", office, "member");
        for (String name : new String[] {"operator", "owner", "site-manager", "partner"}) {
            node.stranger(name);
        }
        for (Client client : Client.values()) {
            node.stranger(client.role().value());
        }
        node.stranger("stranger");
    }

    /** A client with whoever comes for him, and a partner of his. */
    String client(Client kind) {
        String client =
                node.open(
                        member,
                        new NewDossier(
                                null,
                                new Key("inspection-client"),
                                null,
                                null,
                                kind.sheet.get("name").toString(),
                                Map.of(new Key("sheet"), kind.sheet)));
        invite(client, kind.role().value(), "client");
        invite(client, "partner", "partner");
        return client;
    }

    private void invite(String dossier, String login, String role) {
        String account = node.accounts().byLogin(login).orElseThrow().id();
        node.participants()
                .invite(member, dossier, Principal.account(account), new Key(role), null);
    }

    /** A house that was visited, with everybody who may be on it. */
    House house(Client kind, String client) {
        Map<String, Object> site =
                Map.of("line", "1 rue du Moulin", "postcode", "38000", "city", "Grenoble");
        String house =
                node.open(
                        member,
                        new NewDossier(
                                null,
                                TYPE,
                                client,
                                null,
                                "A house",
                                Map.of(CASE, Map.of("prestation", "house", "site", site))));
        node.act(member, house, "set-visited");
        Map<Key, Caller> people = new LinkedHashMap<>();
        people.put(new Key("administrator"), administrator);
        people.put(new Key("member"), member);
        invite(house, "operator", "operator");
        put(people, "operator");
        put(people, kind.role().value());
        put(people, "partner");
        if (kind != Client.INDIVIDUAL) {
            invite(house, "site-manager", "site-manager");
            put(people, "site-manager");
        }
        if (kind == Client.ARCHITECT) {
            invite(house, "owner", "owner");
            put(people, "owner");
        }
        put(people, "stranger");
        return new House(house, people);
    }

    private void put(Map<Key, Caller> people, String login) {
        people.put(new Key(login), node.signIn().as(login));
    }

    /** How the file is called that is put into a slot. */
    static String nameOf(Key slot) {
        return "zq" + slot + "zq" + (isPhotos(slot) ? ".jpg" : ".txt");
    }

    private static boolean isPhotos(Key slot) {
        return slot.equals(PHOTOS);
    }

    /** A file of its own in each slot of the type. */
    void fill(House house) throws IOException {
        for (Key slot : Rights.ofType()) {
            house.documents().put(slot, deposit(member, house, slot, null));
        }
    }

    /** One more slot, named as its file is, with a file in it. */
    Key add(House house, String like) throws IOException {
        Key model = new Key(like);
        long before =
                house.rights().slots().stream()
                        .filter(slot -> slot.value().matches(like + "-\\d+"))
                        .count();
        Key slot = new Key(like + "-" + (before + 1));
        Line added = node.doors.slots.add(member, house.id(), model, "zq" + slot + "zq");
        assertEquals(slot, added.slot().key());
        house.rights().add(slot, model);
        house.documents().put(slot, deposit(member, house, slot, null));
        return slot;
    }

    /**
     * @param document of which it is the next version, or {@code null}
     * @return the document
     */
    String deposit(Caller caller, House house, Key slot, String document) throws IOException {
        byte[] bytes =
                isPhotos(slot)
                        ? TestPhotos.image("jpeg", 8, 8)
                        : ("of " + slot).getBytes(StandardCharsets.UTF_8);
        Documents documents = node.doors.documents;
        String upload =
                documents
                        .upload(
                                caller,
                                null,
                                TYPE,
                                slot,
                                nameOf(slot),
                                new ByteArrayInputStream(bytes))
                        .id();
        return documents.deposit(caller, house.id(), slot, document, upload).id();
    }

    /** Makes the report of what there is, into a slot; answers its words. */
    String report(House house, Key slot) throws IOException {
        var document =
                node.doors.products.produce(
                        member, house.id(), new Key("report"), Set.of(), null, slot);
        int newest = document.versions().size();
        try (InputStream bytes =
                node.doors.documents.content(member, house.id(), document.id(), newest).open(0)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** 120 euros, taxes included. */
    void quote(House house) {
        Map<String, Object> line =
                Map.of(
                        MoneyForm.ITEM,
                        "A measurement",
                        MoneyForm.QUANTITY,
                        1,
                        MoneyForm.PRICE,
                        100,
                        MoneyForm.VAT,
                        "standard",
                        MoneyForm.RATE,
                        20);
        Map<String, Object> lines = Map.of(MoneyForm.LINES, Map.of("r1", line));
        node.dossiers().edit(member, new SectionChange(house.id(), QUOTE, lines, null));
    }

    void pay(House house, String amount) {
        node.act(
                member,
                house.id(),
                "record-payment",
                Map.of(
                        Settlement.PAID_ON,
                        "2026-05-04",
                        Settlement.AMOUNT,
                        Map.of("amount", amount, "currency", "EUR")));
    }

    void reverseAPayment(House house) {
        Object payments =
                node.dossiers()
                        .read(member, house.id())
                        .sections()
                        .get(SETTLEMENT)
                        .values()
                        .get(Settlement.PAYMENTS);
        Object payment = ((Map<?, ?>) payments).keySet().iterator().next();
        node.act(
                member,
                house.id(),
                "reverse-payment",
                Map.of(Settlement.PAYMENT_ID, payment, Settlement.REASON, "A mistake"));
    }

    /**
     * @param seenBy {@code null}: as the type says
     * @param depositedBy {@code null}: as the type says
     */
    void share(House house, Key slot, Set<Key> seenBy, Set<Key> depositedBy) {
        node.doors.sharing.share(
                member,
                house.id(),
                new Part(Kind.SLOT, slot),
                new Wanted(seenBy, depositedBy),
                null);
    }

    @Override
    public void close() {
        node.close();
    }
}
