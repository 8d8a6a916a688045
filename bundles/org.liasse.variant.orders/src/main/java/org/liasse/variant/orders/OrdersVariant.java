package org.liasse.variant.orders;

import java.util.Collection;
import java.util.List;
import org.liasse.api.Labels;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.type.DossierType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Service orders of a field-service company: clients, sites, orders and their visits, what is
 * preset for these, and their invoices.
 */
@Component(service = DossierVariant.class)
public final class OrdersVariant implements DossierVariant {

    @Activate
    public OrdersVariant(
            @Reference FollowUp followUp,
            @Reference WorkedHours hours,
            @Reference FailedMeasures failed,
            @Reference OrderPreset preset,
            @Reference PresetCheck check,
            @Reference InterventionReport report,
            @Reference Invoicing invoicing,
            @Reference Crediting crediting,
            @Reference InvoiceSums sums,
            @Reference InvoiceDocument invoice) {}

    @Override
    public Collection<DossierType> types() {
        Labels labels = Labels.beside(OrdersVariant.class);
        return List.of(
                Customer.client(labels),
                Customer.site(labels),
                ServiceOrder.type(labels),
                Visit.type(labels),
                ServicePreset.type(labels),
                Company.type(labels),
                ServiceInvoice.type(labels));
    }
}
