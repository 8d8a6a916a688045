package org.liasse.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.export.ExportFormat.Outline;
import org.liasse.api.export.ToldValues;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.State;
import org.liasse.api.type.DossierType;

/**
 * Which columns a table has: a row for each dossier, a column for each field that its reader may
 * see in one of the definitions; and for each repeated block a sheet with a row for each of its
 * rows, which begins with the number of the dossier.
 */
final class Layout {

    /** A row of a repeated block, with the dossier in which it stands. */
    record BlockRow(String number, Map<?, ?> values) {}

    /** The sheet of a repeated block. */
    record Block(String title, Path path, List<Column<BlockRow>> columns) {

        /** Its rows on a dossier, in their order. */
        List<BlockRow> rows(DossierView dossier) {
            return ToldValues.rows(value(dossier, path)).stream()
                    .map(row -> new BlockRow(dossier.number(), row))
                    .toList();
        }
    }

    private final Outline outline;
    private final Language language;
    private final Cells cells;
    private final boolean onlyForAll;
    private final Map<Path, Field> fields = new LinkedHashMap<>();
    private final Map<Key, String> sections = new HashMap<>();
    private final Map<Key, Text> states = new HashMap<>();

    private Layout(Outline outline, boolean onlyForAll) {
        this.outline = outline;
        this.language = outline.reader().language();
        this.cells = new Cells(new ToldValues(language, outline.zone()), outline.zone());
        this.onlyForAll = onlyForAll;
        outline.types().forEach(this::learn);
    }

    /** With everything that the reader may see. */
    static Layout of(Outline outline) {
        return new Layout(outline, false);
    }

    /** Without what is for some of the people of a dossier only, as notes of the office are. */
    static Layout forAll(Outline outline) {
        return new Layout(outline, true);
    }

    private void learn(DossierType type) {
        for (State state : type.states()) {
            states.putIfAbsent(state.key(), state.label());
        }
        for (Section section : type.sections()) {
            if (isSeen(type, section)) {
                sections.putIfAbsent(section.key(), section.label().in(language));
                section.form()
                        .fields()
                        .forEach(f -> fields.putIfAbsent(new Path(section.key(), f.key()), f));
            }
        }
    }

    private boolean isSeen(DossierType type, Section section) {
        Set<Key> seenBy = seenBy(section.audience());
        Set<Key> outside =
                type.roles().stream()
                        .filter(Role::isExternal)
                        .map(Role::key)
                        .collect(Collectors.toSet());
        boolean isForAll =
                isEverybodys(section.audience())
                        || outside.isEmpty()
                        || outside.stream().anyMatch(seenBy::contains);
        return (isForAll || !onlyForAll)
                && (isEverybodys(section.audience())
                        || outline.roles().stream().anyMatch(seenBy::contains));
    }

    private static boolean isEverybodys(Audience audience) {
        return audience.seats().stream().anyMatch(Audience.EVERYONE.seats()::contains);
    }

    /** Under whatever condition. */
    private static Set<Key> seenBy(Audience audience) {
        return audience.seats().stream().map(Audience.Seat::role).collect(Collectors.toSet());
    }

    String title() {
        return outline.title();
    }

    Language language() {
        return language;
    }

    /** The number and the state, and then what was chosen; or everything. */
    List<Column<DossierView>> columns() {
        List<Column<DossierView>> columns = new ArrayList<>();
        columns.add(Column.dossier(said("Numéro", "Number"), DossierView::number));
        if (outline.columns().isEmpty()) {
            columns.add(Column.dossier(said("Titre", "Title"), DossierView::title));
        }
        columns.add(Column.dossier(said("État", "State"), this::state));
        if (outline.columns().isEmpty()) {
            columns.add(
                    Column.dossier(said("Ouvert le", "Opened"), d -> cells.instant(d.createdAt())));
            columns.add(
                    Column.dossier(
                            said("Modifié le", "Changed"), d -> cells.instant(d.updatedAt())));
        }
        Set<String> twice = twice();
        chosen().forEach(
                        (path, field) ->
                                columns.add(
                                        Column.dossier(
                                                title(path, field, twice),
                                                d -> cells.of(field, value(d, path)))));
        return columns;
    }

    private Map<Path, Field> chosen() {
        Map<Path, Field> chosen = new LinkedHashMap<>();
        List<Path> wanted =
                outline.columns().isEmpty() ? List.copyOf(fields.keySet()) : outline.columns();
        for (Path path : wanted) {
            Field field = fields.get(path);
            if (field != null && field.kind() != FieldKind.REPEATED) {
                chosen.put(path, field);
            }
        }
        return chosen;
    }

    private String state(DossierView dossier) {
        Text label = states.get(dossier.state());
        return label == null ? dossier.state().value() : label.in(language);
    }

    /** Labels that stand in several sections. */
    private Set<String> twice() {
        Set<String> once = new TreeSet<>();
        return fields.values().stream()
                .map(this::label)
                .filter(label -> !once.add(label))
                .collect(Collectors.toSet());
    }

    private String title(Path path, Field field, Set<String> twice) {
        String label = label(field);
        return twice.contains(label) ? sections.get(path.section()) + " – " + label : label;
    }

    private String label(Field field) {
        return field.label() == null ? field.key().value() : field.label().in(language);
    }

    /** The repeated blocks, where no columns were chosen or they are among them. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        fields.forEach(
                (path, field) -> {
                    boolean isWanted =
                            outline.columns().isEmpty() || outline.columns().contains(path);
                    if (field.kind() == FieldKind.REPEATED && isWanted) {
                        blocks.add(block(path, field));
                    }
                });
        return blocks;
    }

    private Block block(Path path, Field field) {
        List<Column<BlockRow>> columns = new ArrayList<>();
        columns.add(Column.of(said("Numéro", "Number"), BlockRow::number));
        for (Field of : field.rows()) {
            columns.add(
                    Column.of(label(of), row -> cells.of(of, row.values().get(of.key().value()))));
        }
        return new Block(label(field), path, columns);
    }

    private static Object value(DossierView dossier, Path path) {
        SectionView section = dossier.sections().get(path.section());
        return section == null ? null : section.values().get(path.field().value());
    }

    private String said(String fr, String en) {
        return language == Language.FR ? fr : en;
    }
}
