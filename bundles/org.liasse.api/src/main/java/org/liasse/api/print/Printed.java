package org.liasse.api.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.export.ToldValues;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.FormCheck;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Fact;
import org.liasse.api.print.Sheet.Facts;
import org.liasse.api.print.Sheet.Heading;
import org.liasse.api.print.Sheet.Table;
import org.liasse.api.type.Declarations.Section;

/**
 * The values of a section on paper: facts for its fields, a table for each repeated block, or,
 * where its columns would not fit on a page, facts for each of its rows.
 */
public final class Printed {

    private static final int MOST_COLUMNS = 8;

    private Printed() {}

    /**
     * A section of a dossier under its label, as far as its reader sees it; nothing where it holds
     * nothing for him.
     */
    public static List<Block> section(DossierView dossier, Key key, ToldValues told) {
        return section(dossier, key, field -> true, told);
    }

    /**
     * The same, with these fields only.
     *
     * @param chosen of the fields of the section
     */
    public static List<Block> section(
            DossierView dossier, Key key, Predicate<Field> chosen, ToldValues told) {
        Section section = dossier.type().section(key).orElse(null);
        SectionView view = dossier.sections().get(key);
        if (section == null || view == null) {
            return List.of();
        }
        List<Field> fields =
                section.form().fields().stream()
                        .filter(field -> view.values().containsKey(field.key().value()))
                        .filter(chosen)
                        .toList();
        if (fields.isEmpty()) {
            return List.of();
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(1, told.label(section.label(), key)));
        blocks.addAll(of(fields, view.values(), told));
        return blocks;
    }

    /**
     * @param fields in their order; one without a value is left out
     * @param values by the fields' keys
     */
    public static List<Block> of(List<Field> fields, Map<String, Object> values, ToldValues told) {
        var blocks = new ArrayList<Block>();
        var facts = new ArrayList<Fact>();
        for (Field field : fields) {
            Object value = values.get(field.key().value());
            if (field.kind() == FieldKind.REPEATED) {
                blocks.add(new Facts(facts));
                facts.clear();
                if (field.rows().size() > MOST_COLUMNS) {
                    blocks.addAll(rows(field, value, told));
                } else {
                    blocks.add(table(field, value, told));
                }
            } else if (value != null) {
                facts.add(new Fact(told.label(field), told.told(field, value)));
            }
        }
        blocks.add(new Facts(facts));
        return blocks;
    }

    private static List<Block> rows(Field block, Object value, ToldValues told) {
        var blocks = new ArrayList<Block>();
        int number = 0;
        for (Map<?, ?> row : ToldValues.rows(value)) {
            number++;
            blocks.add(new Heading(2, told.label(block) + " " + number));
            blocks.add(
                    new Facts(
                            block.rows().stream()
                                    .filter(field -> isSaid(field, row))
                                    .map(
                                            field ->
                                                    new Fact(
                                                            told.label(field),
                                                            told.told(
                                                                    field,
                                                                    row.get(field.key().value()))))
                                    .toList()));
        }
        return blocks;
    }

    /**
     * The rows of a repeated block, in the order that people gave them; a column in which none of
     * them says anything is left out. A unit stands once, above its figures.
     */
    public static Table table(Field block, Object value, ToldValues told) {
        List<Map<?, ?>> rows = ToldValues.rows(value);
        List<Field> columns =
                block.rows().stream()
                        .filter(field -> rows.stream().anyMatch(row -> isSaid(field, row)))
                        .toList();
        return new Table(
                told.label(block),
                columns.stream().map(field -> column(field, told)).toList(),
                rows.stream().map(row -> cells(columns, row, told)).toList());
    }

    private static boolean isSaid(Field field, Map<?, ?> row) {
        Object value = row.get(field.key().value());
        return value != null && !value.toString().isBlank();
    }

    private static String column(Field field, ToldValues told) {
        String unit = field.bounds().unit();
        return unit == null ? told.label(field) : told.label(field) + " (" + unit + ")";
    }

    private static List<String> cells(List<Field> columns, Map<?, ?> row, ToldValues told) {
        return columns.stream()
                .map(field -> cell(field, row.get(field.key().value()), told))
                .toList();
    }

    private static String cell(Field field, Object value, ToldValues told) {
        return FormCheck.isUnexpected(field, value)
                ? told.told(field, value)
                : told.text(field, value);
    }
}
