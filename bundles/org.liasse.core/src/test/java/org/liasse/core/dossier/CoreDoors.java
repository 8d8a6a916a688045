package org.liasse.core.dossier;

import java.util.Map;
import java.util.Optional;
import org.liasse.api.Clock;
import org.liasse.api.dossier.AccessDefaults;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Copies;
import org.liasse.api.dossier.Definitions;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Duplicates;
import org.liasse.api.dossier.Participants;
import org.liasse.api.dossier.Products;
import org.liasse.api.dossier.ReadMarks;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.dossier.Sharing;
import org.liasse.api.dossier.Signatures;
import org.liasse.api.dossier.Slots;
import org.liasse.api.print.Printer;
import org.liasse.api.print.Sealer;
import org.liasse.core.audit.AuditDoors;
import org.liasse.core.calendar.Appointments;
import org.liasse.core.clock.Agenda;
import org.liasse.core.clock.ClockDoors;
import org.liasse.core.documents.Attaching;
import org.liasse.core.documents.CopyDoor;
import org.liasse.core.documents.DocumentDoor;
import org.liasse.core.documents.DocumentDoors;
import org.liasse.core.documents.ProductDoor;
import org.liasse.core.documents.ProductOrders;
import org.liasse.core.documents.ProductWorker;
import org.liasse.core.documents.Production;
import org.liasse.core.documents.SignatureDoor;
import org.liasse.core.documents.Uploads;
import org.liasse.core.documents.Vault;
import org.liasse.core.events.Sequencer;
import org.liasse.core.letter.Site;
import org.liasse.core.list.Alike;
import org.liasse.core.list.Lists;
import org.liasse.core.notice.TermsInForce;
import org.liasse.core.notice.Writing;
import org.liasse.core.notice.WrittenProducts;
import org.liasse.core.people.Admission;
import org.liasse.core.people.KnownAccounts;
import org.liasse.core.statistic.StatisticDoors;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.liasse.core.types.DocumentGenerators;
import org.liasse.core.types.DocumentReaders;
import org.liasse.core.types.Effects;
import org.liasse.core.types.RoleSources;
import org.liasse.core.types.SectionSources;
import org.liasse.test.documents.InMemoryDocumentStore;

/** The doors to dossiers, put together by hand as the component runtime does it. */
public final class CoreDoors {

    public final Dossiers dossiers;
    public final Participants participants;
    public final Sharing sharing;
    public final Slots slots;
    public final AccessDefaults defaults;
    public final Definitions definitions;
    public final Revisions revisions;
    public final Conversations conversations;
    public final ReadMarks readMarks;
    public final Documents documents;
    public final Products products;
    public final Signatures signatures;
    public final WrittenProducts written;
    public final ProductWorker productWorker;
    public final Production production;

    /** What prints written products. */
    public Printer printer = DocumentDoors.words();

    /** What seals products; it has no certificate. */
    public Sealer sealer = (office, pdf) -> Optional.empty();

    public final Attaching attaching;
    public final CaseFiles files;
    public final Lists lists;
    public final Reshelving reshelving;
    public final Acting acting;
    public final ClockDoors time;
    public final AuditDoors audit;
    public final StatisticDoors statistics;
    public final DocumentDoors bytes;
    public final InMemoryDocumentStore store = new InMemoryDocumentStore();
    public final Admission admission;
    public final Copies copies;
    public final Duplicates duplicates;
    public final Changes changes;
    public final ReadAhead ahead;

    public CoreDoors(
            Transactions transactions,
            Catalogue catalogue,
            Sequencer sequencer,
            KnownAccounts known,
            Effects effects,
            RoleSources sources,
            SectionSources sections,
            DocumentReaders readers,
            DocumentGenerators generators,
            Clock clock) {
        new Relocation(transactions, new Journal(sequencer), catalogue);
        DefinitionShelf shelf = new DefinitionShelf();
        Journal journal = new Journal(sequencer);
        Messages messages = new Messages(journal);
        files = new CaseFiles(catalogue, shelf);
        bytes = new DocumentDoors(transactions, store, clock);
        Vault vault = bytes.vault;
        Uploads uploads = bytes.uploads;
        attaching = new Attaching(uploads, vault);
        ProductOrders orders = new ProductOrders();
        Roles roles = new Roles(known, new GroupMembers(journal, catalogue));
        Payments payments = new Payments(clock);
        changes =
                new Changes(
                        journal,
                        messages,
                        new Erasure(),
                        new Anonymity(roles),
                        attaching,
                        roles,
                        new Marks(roles),
                        readers,
                        orders,
                        new Series(clock),
                        payments);
        Agenda agenda = new Agenda(catalogue, clock);
        Routing routing = new Routing(catalogue, roles, changes);
        statistics = new StatisticDoors(transactions, catalogue, clock);
        Following following =
                new Following(
                        sections,
                        sources,
                        changes,
                        roles,
                        agenda,
                        statistics.tally,
                        payments,
                        new Appointments(clock),
                        clock);
        LinkedDossiers tied = new LinkedDossiers(files, catalogue, changes, roles, following);
        acting = new Acting(catalogue, files, changes, effects, routing, following, tied, clock);
        time = new ClockDoors(transactions, catalogue, acting, agenda, clock);
        ahead = new ReadAhead(transactions, catalogue, files, readers, uploads, changes, clock);
        Reading reading = new Reading(transactions, files, catalogue, acting, clock);
        OpenDossier opening =
                new OpenDossier(
                        transactions,
                        catalogue,
                        shelf,
                        files,
                        acting,
                        changes,
                        roles,
                        new TakeDefaults(changes, clock),
                        new Numbers(transactions, clock),
                        clock,
                        reading);
        reshelving = Reshelving.byHand(transactions, catalogue);
        lists = new Lists(transactions, catalogue, shelf, reshelving);
        duplicates = new Alike(lists, catalogue);
        audit = new AuditDoors(transactions, catalogue, clock);
        dossiers =
                new DossierDoor(
                        transactions,
                        opening,
                        reading,
                        lists,
                        acting,
                        changes,
                        files,
                        ahead,
                        audit.log);
        sharing = new SharingDoor(transactions, files, acting);
        slots = new SlotDoor(transactions, files, acting);
        defaults = new AccessDefaultDoor(transactions, catalogue, shelf, files, acting);
        admission = new Joining(files, acting, roles, changes);
        participants = new ParticipantDoor(transactions, files, acting, roles, changes);
        documents =
                new DocumentDoor(
                        transactions,
                        acting,
                        files,
                        catalogue,
                        uploads,
                        attaching,
                        vault,
                        ahead,
                        audit.log,
                        bytes.thumbnails);
        copies = new CopyDoor(transactions, acting, files, attaching, readers, audit.log);
        written =
                Writing.by(
                        transactions, catalogue, clock, (sheet, out) -> printer.print(sheet, out));
        production =
                new Production(
                        transactions,
                        files,
                        reading,
                        generators,
                        DocumentDoors.plain(),
                        DocumentDoors.sealing((office, pdf) -> sealer.seal(office, pdf)),
                        written,
                        uploads,
                        attaching,
                        documents,
                        acting,
                        new TermsInForce(),
                        new Site(Map.of("LIASSE_PUBLIC_URL", "https://liasse.test")),
                        participants,
                        clock);
        products = new ProductDoor(transactions, acting, files, catalogue, production, clock);
        productWorker =
                DocumentDoors.productWorker(
                        transactions, catalogue, files, acting, production, written, orders, clock);
        conversations =
                new ConversationDoor(
                        transactions, files, acting, messages, attaching, audit.log, clock);
        readMarks = new ReadMarkDoor(transactions, files);
        signatures = new SignatureDoor(transactions, acting, files);
        definitions = new DefinitionDoor(transactions, catalogue, shelf, files, acting);
        revisions =
                new RevisionDoor(transactions, catalogue, shelf, files, changes, following, clock);
    }
}
