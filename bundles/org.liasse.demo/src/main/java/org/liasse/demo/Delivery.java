package org.liasse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.dossier.Sharing.Wanted;
import org.liasse.api.dossier.Slots.Line;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.money.Vat.Category;
import org.liasse.api.people.Caller;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Paragraph;

/**
 * How an inspection of the demonstration goes on after it was measured: quoted, reported, paid and
 * delivered; or failed, repaired, visited again and unlocked. Each step is made where what it makes
 * is not there.
 */
final class Delivery {

    private static final Key REPORTS = new Key("reports");
    private static final Key REPORT = new Key("report");
    private static final Key QUOTE = new Key("quote");
    private static final Key PLAN = new Key("sampling-plan");
    private static final Key CONTROL = new Key("control");
    private static final Key PAID = new Key("paid");
    private static final Key BUILDER = new Key("builder");
    private static final Key VISITED = new Key("visited");
    private static final Key NON_CONFORMING = new Key("non-conforming");
    private static final Instant WRITTEN = Instant.parse("2026-11-02T09:00:00Z");

    private final Ground ground;
    private final Caller member;
    private final String id;

    Delivery(Ground ground, Caller member, String id) {
        this.ground = ground;
        this.member = member;
        this.id = id;
    }

    void make(JsonNode told) {
        if (told.has("quote")) {
            quote(told.path("quote"));
        }
        if (told.has("plan")) {
            write(PLAN, "echantillonnage.pdf", "Échantillonnage", told.path("plan").asText());
        }
        if (told.has("operator")) {
            ground.invite(member, id, told.path("operator").asText(), new Key("operator"));
        }
        if (told.path("report").asBoolean()) {
            produce(REPORT, REPORTS);
        }
        if (told.has("revisit")) {
            revisit(told);
        }
        if (told.has("paid") && !read().flags().contains(PAID)) {
            Map<String, Object> amount =
                    Map.of("amount", told.at("/paid/amount").asText(), "currency", "EUR");
            act("record-payment", Map.of("paidOn", told.at("/paid/on").asText(), "amount", amount));
        }
        if (told.path("finalised").asBoolean() && read().state().equals(VISITED)) {
            act("finalise", Map.of());
        }
    }

    /** Of lines, made here; or of words, made elsewhere. */
    private void quote(JsonNode quote) {
        if (quote.isTextual()) {
            write(QUOTE, "devis.pdf", "Devis", quote.asText());
            return;
        }
        if (Inspections.isEmpty(read(), QUOTE, MoneyForm.LINES)) {
            var change = new SectionChange(id, QUOTE, quoteOf(quote), null);
            ground.doors().dossiers().edit(member, change);
            ground.tally().made("step");
        }
        produce(QUOTE, QUOTE);
    }

    /** What the section of the quote holds. */
    static Map<String, Object> quoteOf(JsonNode quote) {
        Map<String, Object> lines = new LinkedHashMap<>();
        for (JsonNode line : quote.path("lines")) {
            int number = lines.size() + 1;
            lines.put(
                    "l" + number,
                    Map.of(
                            "order",
                            number,
                            MoneyForm.ITEM,
                            line.path("item").asText(),
                            MoneyForm.QUANTITY,
                            line.path("quantity").decimalValue(),
                            MoneyForm.PRICE,
                            line.path("price").decimalValue(),
                            MoneyForm.VAT,
                            Key.of(Category.STANDARD).value(),
                            MoneyForm.RATE,
                            line.path("rate").decimalValue()));
        }
        return Map.of(MoneyForm.LINES, lines, "validUntil", quote.path("validUntil").asText());
    }

    private void revisit(JsonNode told) {
        JsonNode revisit = told.path("revisit");
        String name = revisit.path("name").asText();
        if (slot(name).isEmpty()) {
            if (read().state().equals(VISITED)) {
                act("set-non-conforming", Map.of("reason", revisit.path("reason").asText()));
            }
            ground.doors().slots().add(member, id, REPORTS, name);
            ground.tally().made("slot");
        }
        Line added = slot(name).orElseThrow();
        if (added.documents() == 0) {
            act("change-date", Map.of("start", revisit.path("start").asText()));
            Map<String, Object> points =
                    Map.of("points", Inspections.control(revisit).get("points"));
            ground.doors().dossiers().edit(member, new SectionChange(id, CONTROL, points, null));
            produce(REPORT, added.slot().key());
        }
        if (!seeing(added).contains(BUILDER)) {
            unlock(slot(name).orElseThrow());
        }
        if (read().state().equals(NON_CONFORMING)) {
            act("set-visited", Map.of());
        }
    }

    private DossierView read() {
        return ground.read(member, id);
    }

    private void act(String action, Map<String, Object> inputs) {
        ground.act(member, id, action, inputs);
    }

    private Optional<Line> slot(String name) {
        return ground.doors().slots().list(member, id).stream()
                .filter(line -> line.slot().label() != null)
                .filter(line -> line.slot().label().fr().equals(name))
                .findFirst();
    }

    private static Set<Key> seeing(Line line) {
        Set<Key> roles = new TreeSet<>();
        line.slot().audience().seats().forEach(seat -> roles.add(seat.role()));
        return roles;
    }

    private void unlock(Line line) {
        Set<Key> roles = new TreeSet<>(seeing(line));
        roles.add(BUILDER);
        Part part = new Part(Kind.SLOT, line.slot().key());
        ground.doors().sharing().share(member, id, part, new Wanted(roles, null), null);
        ground.tally().made("step");
    }

    private void produce(Key product, Key slot) {
        boolean isThere =
                ground.doors().documents().list(member, id).stream()
                        .anyMatch(document -> document.slot().equals(slot));
        if (!isThere) {
            ground.doors().products().produce(member, id, product, Set.of(), null, slot);
            ground.tally().made("document");
        }
    }

    private void write(Key slot, String name, String title, String text) {
        var pdf = new ByteArrayOutputStream();
        try {
            ground.doors()
                    .printer()
                    .print(
                            new Sheet(Language.FR, title, WRITTEN, List.of(new Paragraph(text))),
                            pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Inspections.deposit(ground, member, id, slot, name, pdf.toByteArray());
    }
}
