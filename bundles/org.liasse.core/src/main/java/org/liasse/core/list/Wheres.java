package org.liasse.core.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liasse.api.InputError;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.DossierQuery.Where;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;

/**
 * Filters on fields, for one reader: where he does not see a field it is absent, and nothing but
 * its absence is found. Different fields must all match, of the filters on one field any.
 */
final class Wheres {

    private final Reader reader;
    private final Scope scope;
    private final Fields fields;
    private final List<InputError> errors;
    private final Map<String, List<Piece>> conditions = new LinkedHashMap<>();
    private final Map<String, List<Piece>> ranges = new LinkedHashMap<>();

    /** What a filter asks of a field, said of rows of the index and of dossiers. */
    record Range(Piece rows, Piece condition) {}

    Wheres(Reader reader, Scope scope, Fields fields, List<InputError> errors) {
        this.reader = reader;
        this.scope = scope;
        this.fields = fields;
        this.errors = errors;
    }

    void add(Where where) {
        Field field = fields.find(where.path()).orElse(null);
        if (field == null) {
            refuse(where, "ce champ n’existe pas", "there is no such field");
        } else if (!fits(field, where.operator())) {
            refuse(
                    where,
                    "ce champ ne se compare pas ainsi",
                    "this field cannot be compared like that");
        } else {
            try {
                add(where, field);
            } catch (RuntimeException e) {
                refuse(
                        where,
                        "la valeur n’est pas de la bonne sorte",
                        "the value is of the wrong kind");
            }
        }
    }

    private static boolean fits(Field field, Operator operator) {
        return switch (operator) {
            case PRESENT -> true;
            case EQ, NE -> field.kind().comparable() || field.kind() == FieldKind.CHOICES;
            case LT, LE, GT, GE -> field.kind().comparable();
            case STARTS ->
                    switch (field.kind()) {
                        case TEXT, LONG_TEXT, EMAIL, PHONE, ADDRESS, PERSON -> true;
                        default -> false;
                    };
        };
    }

    private void add(Where where, Field field) {
        String name = where.path().toString();
        Piece range = range(where, field);
        Piece named = Piece.of("f.field = ?", name);
        Piece found = reader.finds("field_index", named.then(" and ").then(range));
        Piece condition =
                switch (where.operator()) {
                    case NE ->
                            Piece.all(List.of(reader.finds("field_index", named), found.negated()));
                    case PRESENT -> isWanted(where) ? found : found.negated();
                    default -> found;
                };
        conditions.computeIfAbsent(name, key -> new ArrayList<>()).add(condition);
        ranges.computeIfAbsent(name, key -> new ArrayList<>())
                .add(
                        where.operator() == Operator.NE || where.operator() == Operator.PRESENT
                                ? null
                                : range);
    }

    private static Piece range(Where where, Field field) {
        return switch (where.operator()) {
            case PRESENT -> Piece.TRUE;
            case EQ, NE -> Piece.of("f.sort_key = ?", SortKey.parsed(field, where.value()));
            case LT -> Piece.of("f.sort_key < ?", SortKey.parsed(field, where.value()));
            case LE -> Piece.of("f.sort_key <= ?", SortKey.parsed(field, where.value()));
            case GT -> Piece.of("f.sort_key > ?", SortKey.parsed(field, where.value()));
            case GE -> Piece.of("f.sort_key >= ?", SortKey.parsed(field, where.value()));
            case STARTS -> beginning("f.sort_key", SortKey.parsed(field, where.value()));
        };
    }

    /**
     * A column begins with this text; a range, so that wildcards mean nothing and indexes serve.
     */
    static Piece beginning(String column, String text) {
        if (text.isEmpty()) {
            return Piece.TRUE;
        }
        int last = text.codePointBefore(text.length());
        int next = last == Character.MIN_SURROGATE - 1 ? Character.MAX_SURROGATE + 1 : last + 1;
        String before = text.substring(0, text.length() - Character.charCount(last));
        String end = before + Character.toString(Math.min(next, Character.MAX_CODE_POINT));
        return Piece.of(column + " >= ? and " + column + " < ?", text, end);
    }

    private static boolean isWanted(Where where) {
        String value = where.value() == null ? "" : where.value();
        return switch (value) {
            case "", "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private void refuse(Where where, String fr, String en) {
        errors.add(
                InputError.at(
                        "where", where.path() + " : " + fr + ".", where.path() + ": " + en + "."));
    }

    List<Piece> conditions() {
        return conditions.values().stream().map(Piece::any).toList();
    }

    /**
     * By field of which only values are asked, what holds of the rows {@code f} of the index that
     * match; and the condition that says the same of a dossier.
     */
    Map<String, Range> ranges() {
        var all = new LinkedHashMap<String, Range>();
        ranges.forEach(
                (name, some) -> {
                    if (!some.contains(null)) {
                        all.put(name, new Range(Piece.any(some), Piece.any(conditions.get(name))));
                    }
                });
        return all;
    }

    /** For each field of which only values are asked, the rows of the index that may match. */
    List<Piece> drivers() {
        var drivers = new ArrayList<Piece>();
        ranges().forEach(
                        (name, range) ->
                                drivers.add(
                                        Piece.of("select f.dossier_id id from field_index f where ")
                                                .then(source(scope))
                                                .then(" and f.field = ? and ", name)
                                                .then(range.rows())));
        return drivers;
    }

    /** The part of the index that a scope names: of one context, else of the type. */
    static Piece source(Scope scope) {
        return scope.context() != null
                ? Piece.of("f.context_id = ?", scope.context())
                : Piece.of("f.type_key = ?", scope.type());
    }
}
