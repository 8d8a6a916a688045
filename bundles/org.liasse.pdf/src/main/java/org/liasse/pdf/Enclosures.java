package org.liasse.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Enclosed;

/**
 * Files inside a document, as PDF/A-3 (ISO 19005-3, 6.8) wants them: associated, and told what for.
 */
final class Enclosures {

    private static final COSName ASSOCIATED = COSName.getPDFName("AF");
    private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");

    private Enclosures() {}

    static void add(PDDocument document, Sheet sheet) throws IOException {
        if (sheet.enclosed().isEmpty()) {
            return;
        }
        Calendar when = GregorianCalendar.from(sheet.at().atZone(ZoneOffset.UTC));
        Map<String, PDComplexFileSpecification> byName = new TreeMap<>();
        for (Enclosed enclosed : sheet.enclosed()) {
            byName.put(enclosed.name(), specification(document, enclosed, when));
        }
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(byName);
        PDDocumentNameDictionary names =
                new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
        COSArray associated = new COSArray();
        byName.values().forEach(associated::add);
        document.getDocumentCatalog().getCOSObject().setItem(ASSOCIATED, associated);
    }

    private static PDComplexFileSpecification specification(
            PDDocument document, Enclosed enclosed, Calendar when) throws IOException {
        PDEmbeddedFile file =
                new PDEmbeddedFile(
                        document, new ByteArrayInputStream(enclosed.bytes()), COSName.FLATE_DECODE);
        file.setSubtype(enclosed.mediaType());
        file.setSize(enclosed.bytes().length);
        file.setCreationDate(when);
        file.setModDate(when);
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(enclosed.name());
        specification.setFileUnicode(enclosed.name());
        specification.setFileDescription(enclosed.description());
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        specification.getCOSObject().setName(RELATIONSHIP, "Data");
        return specification;
    }
}
