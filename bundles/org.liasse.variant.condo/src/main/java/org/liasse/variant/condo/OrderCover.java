package org.liasse.variant.condo;

import java.io.IOException;
import java.io.OutputStream;
import org.liasse.api.print.Printer;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.DocumentGenerator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** COND-19: the building's sheet on paper of its own, for an order that was made elsewhere. */
@Component(
        service = {DocumentGenerator.class, OrderCover.class},
        property = {
            ActionEffect.TYPE + "=condo-order",
            DocumentGenerator.PRODUCT + "=cover",
        })
public final class OrderCover implements DocumentGenerator {

    private final Printer printer;

    @Activate
    public OrderCover(@Reference Printer printer) {
        this.printer = printer;
    }

    @Override
    public String write(Material material, OutputStream out) throws IOException {
        OrderPaper paper = new OrderPaper(material).photos().building();
        printer.print(paper.done(Order.Product.COVER), out);
        return paper.name(Order.Product.COVER);
    }
}
