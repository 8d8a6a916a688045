package org.liasse.seal;

import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.security.cert.X509Certificate;
import java.util.List;

/** What the European Commission's software says of the seals in a document. */
record Judge(List<SignatureWrapper> seals, SimpleReport report) {

    /**
     * @param trusted whose certificates it trusts
     */
    static Judge of(byte[] pdf, X509Certificate... trusted) {
        var source = new CommonTrustedCertificateSource();
        for (X509Certificate one : trusted) {
            source.addCertificate(new CertificateToken(one));
        }
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(source);
        SignedDocumentValidator validator =
                SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(verifier);
        Reports reports = validator.validateDocument();
        return new Judge(reports.getDiagnosticData().getSignatures(), reports.getSimpleReport());
    }
}
