package org.liasse.core.notice;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.export.ToldValues;
import org.liasse.api.form.Field;
import org.liasse.api.notice.EditedTexts.Draft;
import org.liasse.api.print.Printer;
import org.liasse.api.print.Sheet;
import org.liasse.api.spi.Wording;
import org.liasse.api.spi.Wording.Script;
import org.liasse.api.spi.Wording.TooLong;
import org.liasse.api.spi.Wording.Words;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Product;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.ProductWords;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.Header;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Writes products from words: those that an administrator of the context or of the office has
 * written, else the type's. They say of the dossier what everybody sees who sees the product's
 * slot, whoever has it made; the same values make the same bytes.
 */
@Component(service = WrittenProducts.class)
public final class WrittenProducts {

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final Clock clock;
    private final TextsInForce inForce;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Wording wording;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Printer printer;

    @Activate
    public WrittenProducts(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference Clock clock) {
        this(transactions, catalogue, clock, null, null);
    }

    WrittenProducts(
            Transactions transactions,
            Catalogue catalogue,
            Clock clock,
            Wording wording,
            Printer printer) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.clock = clock;
        this.inForce = new TextsInForce(transactions);
        this.wording = wording;
        this.printer = printer;
    }

    /** All that the words may say of the dossier at this moment; what is not said is empty. */
    public Map<String, Object> values(Sql sql, CaseFile file, Product product, Language language) {
        return values(sql, file, product, language, section -> true);
    }

    /**
     * @param seen the sections that whoever looks at it sees
     */
    Map<String, Object> values(
            Sql sql, CaseFile file, Product product, Language language, Predicate<Section> seen) {
        var values = new TreeMap<String, Object>();
        Header header = file.header();
        DossierType type = file.type();
        var told = new ToldValues(language, clock.zone(), Map.of());
        values.put("number", header.number());
        values.put("title", header.title());
        values.put("type", told.label(type.label(), type.key()));
        values.put(
                "state",
                type.state(header.state())
                        .map(state -> told.label(state.label(), state.key()))
                        .orElse(""));
        values.put("office", name(sql, "select name from office where id = ?", header.office()));
        values.put(
                "context", name(sql, "select title from dossier where id = ?", header.context()));
        values.put("opened", day(language, header.createdAt()));
        values.put("since", day(language, since(header)));
        Audience readers = readers(type, product, header.type());
        for (Section section : type.sections()) {
            boolean isSaid =
                    seen.test(section)
                            && Audiences.isForAllOf(
                                    readers, section.audience(), type, header.flags());
            for (Field field : section.form().fields()) {
                String name = ProductWords.nameOf(section, field);
                boolean isGiven =
                        isSaid && ProductWords.isSaid(field) && !isWithheld(file, product, name);
                values.put(
                        name, isGiven ? told.told(field, value(file, section.key(), field)) : "");
            }
        }
        values.replaceAll((name, value) -> Markup.guarded((String) value));
        return values;
    }

    /** Where it is shared with nobody any more: those whom the type names. */
    private Audience readers(DossierType type, Product product, Key key) {
        return Stream.of(type, catalogue.snapshot(key))
                .flatMap(one -> one.slot(product.slot()).stream())
                .map(Slot::audience)
                .filter(audience -> !audience.seats().isEmpty())
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static Object value(CaseFile file, Key section, Field field) {
        CaseFile.Stored stored = file.sections().get(section);
        return stored == null ? null : stored.values().get(field.key().value());
    }

    private static String name(Sql sql, String query, String id) {
        return id == null ? "" : sql.first(query, row -> row.getString(1), id).orElse("");
    }

    String day(Language language, Instant instant) {
        ZoneId zone = clock.zone();
        return new ToldValues(language, zone)
                .text(Field.date("day"), LocalDate.ofInstant(instant, zone).toString());
    }

    /** When it came into its state. */
    private static Instant since(Header header) {
        return header.entered().getOrDefault(header.state(), header.createdAt());
    }

    private static boolean isWithheld(CaseFile file, Product product, String name) {
        String setting = product.withheld().get(name);
        if (setting == null) {
            return false;
        }
        String[] path = setting.split("\\.", 2);
        return file.context()
                .map(context -> context.section(new Key(path[0])).get(path[1]))
                .filter(Boolean.FALSE::equals)
                .isPresent();
    }

    /**
     * Prints what the words in force say of these values; answers the name of the file.
     *
     * @param out stays open
     * @throws Problem UNAVAILABLE where what puts into words or prints is away
     */
    public String write(
            CaseFile file,
            Product product,
            Map<String, Object> values,
            Language language,
            OutputStream out)
            throws IOException {
        Header header = file.header();
        DossierType type = file.type();
        Words words =
                inForce.say(
                                header.type(),
                                product.words(),
                                Stream.of(header.context(), header.office()),
                                draft -> filled(type, draft, language, values))
                        .orElseGet(() -> filled(type, draftOf(type, product), language, values));
        print(product, words, language, since(header), out);
        return product.key() + "-" + header.number() + ".pdf";
    }

    /** What the type says itself. */
    static Draft draftOf(DossierType type, Product product) {
        return new Draft(
                type.text(product.words() + ".title"), type.text(product.words() + ".text"));
    }

    /**
     * A draft with its values in place, not yet laid out. What it names of a drawn form, and this
     * dossier's form does not have, is empty: the dossier pins another revision.
     *
     * @throws IllegalArgumentException where it names what the type does not have
     * @throws Problem NOT_READY where the values make it too long
     */
    Words filled(DossierType type, Draft draft, Language language, Map<String, Object> values) {
        Script script = NoticeTexts.script(draft, language);
        Map<String, Object> all = new HashMap<>(values);
        wording()
                .check(script, values.keySet())
                .forEach(
                        fault -> {
                            if (fault.name() != null && isDrawn(type, fault.name())) {
                                all.put(fault.name(), "");
                            }
                        });
        try {
            return wording().compose(script, language, all);
        } catch (TooLong e) {
            throw tooLong(e);
        }
    }

    static Problem tooLong(TooLong failure) {
        return Problem.of(
                        Problem.Kind.NOT_READY,
                        "Une fois rempli, ce texte dépasse "
                                + Wording.MOST_CHARACTERS
                                + " caractères.",
                        "With its values in place, this text has " + failure.getMessage() + ".")
                .because("text-too-long");
    }

    private static boolean isDrawn(DossierType type, String name) {
        return type.sections().stream()
                .anyMatch(section -> section.isDrawn() && name.startsWith(section.key() + "."));
    }

    /**
     * @param at the instant that the document gives as that of its making
     */
    void print(Product product, Words words, Language language, Instant at, OutputStream out)
            throws IOException {
        Printer present = printer;
        if (present == null) {
            throw away(
                            "L’impression n’est pas disponible en ce moment.",
                            "Printing is not available at the moment.")
                    .because("no-printer");
        }
        String title = Markup.plain(words.subject()).strip();
        present.print(
                new Sheet(
                        language,
                        title.isEmpty() ? product.label().in(language) : title,
                        at,
                        Markup.blocks(words.text())),
                out);
    }

    private Wording wording() {
        Wording present = wording;
        if (present == null) {
            throw away(
                    "Les textes ne se mettent pas en forme en ce moment.",
                    "Texts cannot be put into words at the moment.");
        }
        return present;
    }

    private static Problem away(String fr, String en) {
        return Problem.of(Problem.Kind.UNAVAILABLE, fr, en).retryAfter(Duration.ofSeconds(5));
    }
}
