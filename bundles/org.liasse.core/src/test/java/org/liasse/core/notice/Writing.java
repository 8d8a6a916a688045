package org.liasse.core.notice;

import org.liasse.api.Clock;
import org.liasse.api.print.Printer;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.liasse.notification.Templates;

/** What writes products from words, put together by hand. */
public final class Writing {

    private Writing() {}

    public static WrittenProducts by(
            Transactions transactions, Catalogue catalogue, Clock clock, Printer printer) {
        return new WrittenProducts(transactions, catalogue, clock, new Templates(), printer);
    }
}
