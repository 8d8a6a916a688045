package org.liasse.core.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.export.ToldValues;
import org.liasse.api.print.Printed;
import org.liasse.api.print.Printer;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Fact;
import org.liasse.api.print.Sheet.Facts;
import org.liasse.api.spi.DocumentGenerator.Material;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Product;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.core.dossier.Audiences;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * A product that no generator writes: the sections of the dossier on paper, those that whoever sees
 * the product's slot may see anyway.
 */
@Component(service = PlainProduct.class)
public final class PlainProduct {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Printer printer;

    @Activate
    public PlainProduct() {}

    PlainProduct(Printer printer) {
        this.printer = printer;
    }

    /** Writes it; answers the name of the file. */
    String write(Product product, Slot slot, Material material, OutputStream out)
            throws IOException {
        Printer present = printer;
        if (present == null) {
            throw Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "L’impression n’est pas disponible en ce moment.",
                            "Printing is not available at the moment.")
                    .because("no-printer")
                    .retryAfter(Duration.ofSeconds(5));
        }
        DossierView dossier = material.dossier();
        var told = new ToldValues(material.language(), material.zone(), names(material));
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Facts(
                        List.of(
                                new Fact(
                                        new Text("Numéro", "Number").in(material.language()),
                                        dossier.number()),
                                new Fact(
                                        new Text("Titre", "Title").in(material.language()),
                                        dossier.title()))));
        for (Section section : dossier.type().sections()) {
            if (isForAllOf(slot.audience(), section.audience(), dossier)) {
                blocks.addAll(Printed.section(dossier, section.key(), told));
            }
        }
        String title = told.label(product.label(), product.key());
        present.print(new Sheet(material.language(), title, dossier.updatedAt(), blocks), out);
        return product.key() + "-" + dossier.number() + ".pdf";
    }

    private static Map<String, String> names(Material material) {
        Map<String, String> names = new HashMap<>();
        for (Document document : material.documents()) {
            names.put(document.id(), DocumentShelf.newest(document).name());
        }
        return names;
    }

    /** Whether everybody who may ever see the slot sees the section at this moment. */
    private static boolean isForAllOf(Audience slot, Audience section, DossierView dossier) {
        return Audiences.isForAllOf(slot, section, dossier.type(), dossier.flags());
    }
}
