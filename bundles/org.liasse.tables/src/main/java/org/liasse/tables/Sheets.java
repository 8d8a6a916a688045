package org.liasse.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.export.ExportFormat.Outline;
import org.liasse.api.export.ExportFormat.Sink;
import org.liasse.tables.Layout.Block;
import org.liasse.tables.Layout.BlockRow;

/**
 * A workbook: the sheet of the dossiers, which is written as they come, and then a sheet for each
 * repeated block, whose rows wait on disk until then.
 */
final class Sheets implements Sink {

    /** A format that can hold several sheets, one after the other. */
    interface Book {

        /** The next sheet; the one before is complete. */
        void sheet(String name, List<String> titles) throws IOException;

        void row(List<Object> cells) throws IOException;

        void end() throws IOException;
    }

    /** Names of sheets have at most 31 characters, and none of these. */
    private static final String FORBIDDEN = "[\\[\\]:*?/\\\\']";

    private static final int LONGEST = 31;

    private final Book book;
    private final List<Column<DossierView>> columns;
    private final List<Block> blocks;
    private final List<Spool> spools = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    Sheets(Outline outline, Book book) throws IOException {
        Layout layout = Layout.of(outline);
        this.book = book;
        this.columns = layout.columns();
        this.blocks = layout.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            spools.add(new Spool());
        }
        book.sheet(name(layout.title()), titles(columns));
    }

    private static <T> List<String> titles(List<Column<T>> columns) {
        return columns.stream().map(Column::title).toList();
    }

    /** Another one than those before, whatever the case. */
    private String name(String wanted) {
        String clean = wanted.replaceAll(FORBIDDEN, " ").strip();
        String name = clean.isEmpty() ? "1" : shortened(clean, LONGEST);
        for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = shortened(clean, LONGEST - 4) + " " + i;
        }
        return name;
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most).strip();
    }

    @Override
    public void add(DossierView dossier) throws IOException {
        book.row(cells(columns, dossier));
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            for (BlockRow row : block.rows(dossier)) {
                spools.get(i).add(cells(block.columns(), row));
            }
        }
    }

    private static <T> List<Object> cells(List<Column<T>> columns, T of) {
        List<Object> cells = new ArrayList<>(columns.size());
        columns.forEach(column -> cells.add(column.value().apply(of)));
        return cells;
    }

    @Override
    public void end() throws IOException {
        for (int i = 0; i < blocks.size(); i++) {
            book.sheet(name(blocks.get(i).title()), titles(blocks.get(i).columns()));
            spools.get(i).replay(book::row);
        }
        book.end();
    }

    @Override
    public void close() throws IOException {
        for (Spool spool : spools) {
            spool.close();
        }
    }
}
