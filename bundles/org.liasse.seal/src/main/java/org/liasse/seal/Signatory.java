package org.liasse.seal;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Map;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerationException;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.liasse.seal.KeyRing.Entry;

/**
 * Signs as CAdES wants it within PAdES (ETSI EN 319 142-1, 6.3): SHA-256, the certificate bound by
 * signing-certificate-v2 (RFC 5035), no signing-time, which the PDF says instead.
 */
final class Signatory implements SignatureInterface {

    private final Entry entry;

    Signatory(Entry entry) {
        this.entry = entry;
    }

    @Override
    public byte[] sign(InputStream content) throws IOException {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(
                                    new JcaDigestCalculatorProviderBuilder().build())
                            .setSignedAttributeGenerator(new Attributes(certificateAttribute()))
                            .build(signer(entry.key()), entry.certificate()));
            generator.addCertificates(new JcaCertStore(entry.chain()));
            // DER, as PDF/A-2 wants it (ISO 19005-2, 6.4.3)
            return generator
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .toASN1Structure()
                    .getEncoded("DER");
        } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
            throw new IOException(e);
        }
    }

    private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default ->
                            throw new OperatorCreationException(
                                    "a key of the kind " + key.getAlgorithm());
                };
        return new JcaContentSignerBuilder(algorithm).build(key);
    }

    private Attribute certificateAttribute() throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(entry.certificate().getEncoded());
        return new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash))));
    }

    /** What is signed together with the digest of the document. */
    private static final class Attributes extends DefaultSignedAttributeTableGenerator {

        Attributes(Attribute certificate) {
            super(new AttributeTable(vector(certificate)));
        }

        private static ASN1EncodableVector vector(Attribute attribute) {
            var vector = new ASN1EncodableVector();
            vector.add(attribute);
            return vector;
        }

        @Override
        @SuppressWarnings("rawtypes") // as the library has it
        public AttributeTable getAttributes(Map parameters)
                throws CMSAttributeTableGenerationException {
            return super.getAttributes(parameters).remove(CMSAttributes.signingTime);
        }
    }
}
