package org.liasse.variant.condo;

import java.io.IOException;
import java.io.OutputStream;
import org.liasse.api.print.Printer;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.DocumentGenerator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** COND-11, COND-19: an order that is made here, the building's sheet with it. */
@Component(
        service = {DocumentGenerator.class, OrderPdf.class},
        property = {
            ActionEffect.TYPE + "=condo-order",
            DocumentGenerator.PRODUCT + "=order-pdf",
        })
public final class OrderPdf implements DocumentGenerator {

    private final Printer printer;

    @Activate
    public OrderPdf(@Reference Printer printer) {
        this.printer = printer;
    }

    @Override
    public String write(Material material, OutputStream out) throws IOException {
        OrderPaper paper = new OrderPaper(material).order().photos().building();
        printer.print(paper.done(Order.Product.ORDER_PDF), out);
        return paper.name(Order.Product.ORDER_PDF);
    }
}
