package org.liasse.tables;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.liasse.api.Key;
import org.liasse.api.export.ExportFormat;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Office Open XML (ISO/IEC 29500). Texts stand in their cells, not in a table of all texts, which
 * would have to be held until the end; none of them is ever a formula.
 */
@Component
public final class XlsxFormat implements ExportFormat {

    /** Rows that are held before they are written. */
    private static final int HELD = 100;

    /** What a cell takes. */
    private static final int LONGEST = 32_767;

    @Activate
    public XlsxFormat() {}

    @Override
    public Key key() {
        return new Key("xlsx");
    }

    @Override
    public String mediaType() {
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    @Override
    public boolean isTable() {
        return true;
    }

    @Override
    public Sink begin(Outline outline, OutputStream out) throws IOException {
        return new Sheets(outline, new Book(out));
    }

    /** What it writes to is its owner's to close. */
    private static final class Kept extends FilterOutputStream {
        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static final class Book implements Sheets.Book {

        private final Workbook workbook;
        private Worksheet sheet;
        private int row;

        Book(OutputStream out) {
            workbook = new Workbook(new Kept(out), "Liasse", null);
        }

        @Override
        public void sheet(String name, List<String> titles) throws IOException {
            finish();
            sheet = workbook.newWorksheet(name);
            sheet.freezePane(0, 1);
            for (int column = 0; column < titles.size(); column++) {
                sheet.inlineString(0, column, shortened(titles.get(column)));
                sheet.style(0, column).bold().set();
            }
            row = 1;
        }

        private void finish() throws IOException {
            if (sheet != null) {
                sheet.finish();
            }
        }

        @Override
        public void row(List<Object> cells) throws IOException {
            if (row >= Worksheet.MAX_ROWS) {
                throw new IOException("a sheet holds no more than " + Worksheet.MAX_ROWS + " rows");
            }
            for (int column = 0; column < cells.size(); column++) {
                cell(column, cells.get(column));
            }
            row++;
            if (row % HELD == 0) {
                sheet.flush();
            }
        }

        private void cell(int column, Object value) {
            if (value instanceof BigDecimal number) {
                sheet.value(row, column, number);
            } else if (value instanceof LocalDate day) {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            } else if (value instanceof LocalDateTime instant) {
                sheet.value(row, column, instant);
                sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
            } else if (value instanceof Boolean yes) {
                sheet.value(row, column, yes);
            } else if (value != null) {
                sheet.inlineString(row, column, shortened(value.toString()));
            }
        }

        private static String shortened(String text) {
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        }

        @Override
        public void end() throws IOException {
            finish();
            workbook.close();
        }
    }
}
