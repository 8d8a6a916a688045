package org.liasse.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.export.ExportFormat;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * RFC 4180, in UTF-8 with a byte order mark, by which spreadsheets know it: what everybody who has
 * a part in a dossier sees, without repeated blocks. A text that a spreadsheet would take for a
 * formula is preceded by an apostrophe.
 */
@Component
public final class CsvFormat implements ExportFormat {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String DANGEROUS = "=+-@\t\r";

    @Activate
    public CsvFormat() {}

    @Override
    public Key key() {
        return new Key("csv");
    }

    @Override
    public String mediaType() {
        return "text/csv;charset=UTF-8";
    }

    @Override
    public boolean isTable() {
        return true;
    }

    @Override
    public Sink begin(Outline outline, OutputStream out) throws IOException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\ufeff');
        return new Rows(CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text), outline);
    }

    private static final class Rows implements Sink {

        private final CsvWriter csv;
        private final Language language;
        private final List<Column<DossierView>> columns;

        Rows(CsvWriter csv, Outline outline) {
            this.csv = csv;
            Layout layout = Layout.forAll(outline);
            this.language = layout.language();
            this.columns = layout.columns();
            csv.writeRecord(columns.stream().map(Column::title).map(CsvFormat::harmless).toList());
        }

        @Override
        public void add(DossierView dossier) {
            csv.writeRecord(
                    columns.stream().map(c -> text(c.value().apply(dossier), language)).toList());
        }

        @Override
        public void end() throws IOException {
            csv.flush();
        }

        @Override
        public void close() {
            // what it writes to is its owner's
        }
    }

    private static String text(Object value, Language language) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof LocalDateTime instant) {
            return INSTANT.format(instant);
        }
        if (value instanceof Boolean yes) {
            return language == Language.FR ? yes ? "Oui" : "Non" : yes ? "Yes" : "No";
        }
        return value instanceof String text ? harmless(text) : value.toString();
    }

    static String harmless(String text) {
        return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
