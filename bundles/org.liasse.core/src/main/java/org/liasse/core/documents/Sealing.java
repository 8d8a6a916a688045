package org.liasse.core.documents;

import java.time.Duration;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.print.Sealer;
import org.liasse.api.print.Sealer.Sealed;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Has products sealed in the name of the office of their dossier. What seals may be on its way, as
 * while it is updated: then a product that is to be sealed is not made, since nobody would know
 * whether it should have been.
 */
@Component(service = Sealing.class)
public final class Sealing {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Sealer sealer;

    @Activate
    public Sealing() {}

    Sealing(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * Not within a transaction.
     *
     * @return empty where no certificate is configured for it
     */
    Optional<Sealed> seal(Key office, byte[] pdf) {
        Sealer present = sealer;
        if (present == null) {
            throw Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "Le cachet électronique n’est pas disponible en ce moment.",
                            "Sealing is not available at the moment.")
                    .because("no-sealer")
                    .retryAfter(Duration.ofSeconds(5));
        }
        return present.seal(office, pdf);
    }
}
