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
                                    .filter(field -> row.get(field.key().value()) != null)
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

    /** The rows of a repeated block, in the order that people gave them. */
    public static Table table(Field block, Object value, ToldValues told) {
        return new Table(
                told.label(block),
                block.rows().stream().map(told::label).toList(),
                ToldValues.rows(value).stream().map(row -> cells(block, row, told)).toList());
    }

    private static List<String> cells(Field block, Map<?, ?> row, ToldValues told) {
        return block.rows().stream()
                .map(field -> told.told(field, row.get(field.key().value())))
                .toList();
    }
}
