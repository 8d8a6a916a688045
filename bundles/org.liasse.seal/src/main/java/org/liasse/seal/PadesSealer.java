package org.liasse.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.print.Sealer;
import org.liasse.seal.KeyRing.Entry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals with the keys of a key store; the seal is not to be seen on any page. */
@Component(configurationPid = PadesSealer.PID)
public final class PadesSealer implements Sealer {

    static final String PID = "org.liasse.seal";

    private static final Logger LOG = LoggerFactory.getLogger(PadesSealer.class);
    private static final COSName DETACHED_CADES = COSName.getPDFName("ETSI.CAdES.detached");

    /** Room for what a seal holds besides its certificates, in bytes. */
    private static final int ROOM = 8192;

    private final KeyRing ring;
    private final Clock clock;

    @Activate
    public PadesSealer(Configured settings, @Reference Clock clock) {
        this.ring = KeyRing.of(settings);
        this.clock = clock;
    }

    @Override
    public Optional<Sealed> seal(Key office, byte[] pdf) {
        if (!ring.isConfigured()) {
            return Optional.empty();
        }
        return KeyRing.of(entries(), office.value()).map(entry -> seal(entry, pdf));
    }

    private List<Entry> entries() {
        try {
            return ring.entries();
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("the key store {} of the seal cannot be read: {}", ring, e.toString());
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Le document doit être cacheté, et le cachet de l’organisme est"
                                    + " illisible.",
                            "The document is to be sealed, and the office’s seal cannot be read.")
                    .because("seal-unreadable");
        }
    }

    private Sealed seal(Entry entry, byte[] pdf) {
        Instant now = clock.unmoved();
        refuseUntimely(entry.certificate(), now);
        var out = new ByteArrayOutputStream(pdf.length + ROOM * 4);
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = new SignatureOptions()) {
            String name = name(entry.certificate());
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(DETACHED_CADES);
            signature.setName(name);
            signature.setSignDate(GregorianCalendar.from(now.atZone(ZoneOffset.UTC)));
            options.setPreferredSignatureSize(ROOM + size(entry.chain()));
            document.addSignature(signature, new Signatory(entry), options);
            document.saveIncremental(out);
            return new Sealed(out.toByteArray(), name);
        } catch (IOException | CertificateException e) {
            LOG.warn("the key {} of {} cannot seal: {}", entry.alias(), ring, e.toString());
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Le document doit être cacheté, et le cachet de l’organisme ne peut"
                                    + " servir.",
                            "The document is to be sealed, and the office’s seal cannot be used.")
                    .because("seal-unusable");
        }
    }

    private static void refuseUntimely(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateException e) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Le document doit être cacheté, et le certificat de l’organisme n’est"
                                    + " pas valable en ce moment.",
                            "The document is to be sealed, and the office’s certificate is not"
                                    + " valid at this moment.")
                    .because("seal-not-valid");
        }
    }

    private static int size(List<X509Certificate> chain) throws CertificateEncodingException {
        int size = 0;
        for (X509Certificate certificate : chain) {
            size += certificate.getEncoded().length;
        }
        return size;
    }

    /** The common name of the subject, or all of its name where it has none. */
    static String name(X509Certificate certificate) throws CertificateEncodingException {
        X500Name subject = new JcaX509CertificateHolder(certificate).getSubject();
        RDN[] common = subject.getRDNs(BCStyle.CN);
        return common.length == 0
                ? subject.toString()
                : IETFUtils.valueToString(common[0].getFirst().getValue());
    }
}
