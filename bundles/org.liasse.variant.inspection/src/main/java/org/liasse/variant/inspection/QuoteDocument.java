package org.liasse.variant.inspection;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.export.ToldValues;
import org.liasse.api.form.Field;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.money.PrintedMoney;
import org.liasse.api.print.Printer;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Fact;
import org.liasse.api.print.Sheet.Facts;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.DocumentGenerator;
import org.liasse.variant.inspection.InspectionDossier.Product;
import org.liasse.variant.inspection.InspectionDossier.Section;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** INSP-25: the quote made of its lines, for the client. */
@Component(
        service = {DocumentGenerator.class, QuoteDocument.class},
        property = {
            ActionEffect.TYPE + "=inspection-dossier",
            DocumentGenerator.PRODUCT + "=quote",
        })
public final class QuoteDocument implements DocumentGenerator {

    static final String[] LABELS = {
        "quote.dossier", "quote.number", "quote.client", "quote.site", "quote.valid", "quote.file"
    };

    private final Printer printer;

    @Activate
    public QuoteDocument(@Reference Printer printer) {
        this.printer = printer;
    }

    @Override
    public String write(Material material, OutputStream out) throws IOException {
        DossierView dossier = material.dossier();
        Map<String, Object> quote = dossier.values(Section.QUOTE);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(word(material, "number"), dossier.number()));
        facts.add(new Fact(word(material, "dossier"), dossier.title()));
        if (material.context() != null) {
            facts.add(new Fact(word(material, "client"), material.context().title()));
        }
        Object site = dossier.values(Section.CASE).get("site");
        if (site != null) {
            facts.add(
                    new Fact(
                            word(material, "site"),
                            material.told().text(Field.address("site"), site)));
        }
        if (quote.get("validUntil") != null) {
            LocalDate day = LocalDate.parse(quote.get("validUntil").toString());
            facts.add(new Fact(word(material, "valid"), ToldValues.day(day, material.language())));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Facts(facts));
        blocks.addAll(
                new PrintedMoney(material.language(), QuoteSums.CURRENCY)
                        .lines(MoneyForm.linesOf(quote), MoneyForm.discountsOf(quote)));
        if (quote.get("note") != null) {
            blocks.addAll(Sheet.paragraphs(quote.get("note").toString()));
        }
        printer.print(
                new Sheet(
                        material.language(),
                        material.title(Key.of(Product.QUOTE)),
                        dossier.updatedAt(),
                        List.copyOf(blocks)),
                out);
        return word(material, "file") + "-" + dossier.number() + ".pdf";
    }

    private static String word(Material material, String key) {
        return material.say("quote." + key);
    }
}
