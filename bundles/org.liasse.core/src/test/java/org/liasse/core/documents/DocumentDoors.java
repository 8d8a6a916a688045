package org.liasse.core.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.liasse.api.Clock;
import org.liasse.api.print.Printer;
import org.liasse.api.print.Sealer;
import org.liasse.api.spi.DocumentStore;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.notice.WrittenProducts;
import org.liasse.core.photo.Thumbnails;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;

/** What stands behind the door to documents, put together by hand. */
public final class DocumentDoors {

    public final Vault vault;
    public final Thumbnails thumbnails;
    public final Uploads uploads;
    public final Collector collector;

    public DocumentDoors(Transactions transactions, DocumentStore store, Clock clock) {
        vault = vault(store);
        thumbnails = new Thumbnails(folder(), 1 << 20);
        uploads = new Uploads(transactions, vault, clock);
        collector =
                new Collector(
                        transactions,
                        vault,
                        thumbnails,
                        clock,
                        Executors.newSingleThreadScheduledExecutor());
        collector.stop();
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("liasse-thumbnails-");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Clears away what nobody needs. */
    public void collect() {
        try {
            collector.collect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Vault vault(DocumentStore store) {
        Vault vault = new Vault();
        vault.setStore(store);
        return vault;
    }

    /** Prints the words of a sheet, and nothing else. */
    public static Printer words() {
        return (sheet, out) ->
                out.write(("%PDF-1.7\n" + sheet).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public static PlainProduct plain() {
        return new PlainProduct(words());
    }

    public static Sealing sealing(Sealer sealer) {
        return new Sealing(sealer);
    }

    /** One that goes only when it is told to. */
    public static ProductWorker productWorker(
            Transactions transactions,
            Catalogue catalogue,
            CaseFiles files,
            Acting acting,
            Production production,
            WrittenProducts written,
            ProductOrders orders,
            Clock clock) {
        return new ProductWorker(
                transactions, catalogue, files, acting, production, written, orders, clock, false);
    }

    /** Makes all that is ordered and due. */
    public static void makeAll(ProductWorker productWorker) {
        while (productWorker.round()) {
            // there may be more
        }
    }
}
