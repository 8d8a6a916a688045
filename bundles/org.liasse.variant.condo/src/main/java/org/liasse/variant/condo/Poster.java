package org.liasse.variant.condo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.print.Printer;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Fact;
import org.liasse.api.print.Sheet.Facts;
import org.liasse.api.print.Sheet.Heading;
import org.liasse.api.print.Sheet.QrCode;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.DocumentGenerator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** COND-21: what hangs in the hall: how one signs up, by which code, and the charter. */
@Component(
        service = {DocumentGenerator.class, Poster.class},
        property = {
            ActionEffect.TYPE + "=building",
            DocumentGenerator.PRODUCT + "=poster",
        })
public final class Poster implements DocumentGenerator {

    /** The sayings that it prints. */
    static final String[] SAYINGS = {
        "poster.title", "poster.invitation", "poster.code", "poster.address", "poster.charter"
    };

    private final Printer printer;

    @Activate
    public Poster(@Reference Printer printer) {
        this.printer = printer;
    }

    @Override
    public String write(Material material, OutputStream out) throws IOException {
        DossierView building = material.dossier();
        String code = code(building);
        String address = material.home().link("sign-up", "code=" + code);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(1, building.title()));
        Sheet.paragraphs(word(material, "invitation")).forEach(blocks::add);
        blocks.add(new QrCode(address, word(material, "code") + " " + code));
        blocks.add(
                new Facts(
                        List.of(
                                new Fact(word(material, "code"), code),
                                new Fact(word(material, "address"), address))));
        blocks.add(new Heading(1, word(material, "charter")));
        rules(material.home().saying("charter").in(material.language())).forEach(blocks::add);
        printer.print(
                new Sheet(
                        material.language(), word(material, "title"), building.updatedAt(), blocks),
                out);
        return "poster-" + building.number() + ".pdf";
    }

    /** Each rule on its own, where they are numbered. */
    private static Stream<Block> rules(String charter) {
        return Sheet.paragraphs(charter.replaceAll("\\s+(?=\\d{1,2}\\. )", "\n\n")).stream();
    }

    private static String code(DossierView building) {
        Object code = building.values(Key.of(Building.Section.ENTRANCE)).get("code");
        if (code == null) {
            throw Problem.of(
                    Problem.Kind.NOT_READY,
                    "L’immeuble n’a pas encore de code d’inscription.",
                    "The building has no sign-up code yet.");
        }
        return code.toString();
    }

    private static String word(Material material, String key) {
        return material.home().saying("poster." + key).in(material.language());
    }
}
