package org.liasse.variant.orders;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;
import org.liasse.test.variant.VariantContract;

/** The contract of every variant; the rules of this one stand in the tests beside. */
public class OrdersVariantTest extends VariantContract {

    public OrdersVariantTest() {
        super(new OrdersVariant(null, null, null, null, null, null, null, null, null, null));
    }

    @Test
    public void offersClientsSitesOrdersAndVisits() {
        assertEquals(
                List.of(
                        "service-client",
                        "service-site",
                        "service-order",
                        "service-visit",
                        "service-preset",
                        "service-company",
                        "service-invoice"),
                new OrdersVariant(null, null, null, null, null, null, null, null, null, null)
                        .types().stream().map(type -> type.key().value()).toList());
    }
}
