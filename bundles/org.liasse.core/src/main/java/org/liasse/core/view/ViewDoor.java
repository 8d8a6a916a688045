package org.liasse.core.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierQuery.Sort;
import org.liasse.api.dossier.DossierQuery.Where;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.people.Caller;
import org.liasse.api.type.DossierType;
import org.liasse.api.view.Views;
import org.liasse.core.list.NamedFields;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The door to one's own views. */
@Component
public final class ViewDoor implements Views {

    private static final String COLUMNS =
            "select id, name, is_usual, type_key, context_id, asked from saved_view where"
                    + " account_id = ?";

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final NamedFields fields;
    private final Dossiers dossiers;

    @Activate
    public ViewDoor(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference NamedFields fields,
            @Reference Dossiers dossiers) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.fields = fields;
        this.dossiers = dossiers;
    }

    private static String accountOf(Caller caller) {
        return caller.accountId()
                .orElseThrow(
                        () ->
                                Problem.of(
                                        Problem.Kind.NOT_SIGNED_IN,
                                        "Identifiez-vous avec un compte.",
                                        "Sign in with an account."));
    }

    @Override
    public List<Kept> list(Caller caller, Key type, String context) {
        String account = accountOf(caller);
        var arguments = new ArrayList<Object>(List.of(account));
        var statement = new StringBuilder(COLUMNS);
        if (type != null) {
            statement.append(" and type_key = ?");
            arguments.add(type);
        }
        if (context != null) {
            statement.append(" and (context_id = ? or context_id is null)");
            arguments.add(context);
        }
        statement.append(" order by name, id");
        return transactions.read(
                sql -> {
                    List<View> views = sql.list(statement.toString(), ViewDoor::view, arguments);
                    return views.stream().map(view -> asItStands(sql, view)).toList();
                });
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                row.getString(1),
                row.getString(2),
                row.getInt(3) == 1,
                ViewJson.read(new Key(row.getString(4)), row.getString(5), row.getString(6)));
    }

    private static Optional<View> find(Sql sql, String account, String id) {
        return sql.first(COLUMNS + " and id = ?", ViewDoor::view, account, id);
    }

    @Override
    public Kept read(Caller caller, String id) {
        String account = accountOf(caller);
        return transactions.read(
                sql -> asItStands(sql, find(sql, account, id(id)).orElseThrow(Problem::notFound)));
    }

    private static String id(String id) {
        if (!Ids.isId(id)) {
            throw Problem.notFound();
        }
        return Ids.of(id);
    }

    private Kept asItStands(Sql sql, View view) {
        DossierQuery asked = view.asked();
        DossierType type = catalogue.find(asked.type()).map(known -> known.type()).orElse(null);
        if (type == null) {
            return new Kept(
                    view, DossierQuery.of(asked.type(), 1), List.of("type " + asked.type()));
        }
        Set<Path> there = fields.of(sql, type, asked.context());
        var gone = new TreeSet<String>();
        Key tab = asked.tab();
        if (tab != null && type.tab(tab).isEmpty()) {
            gone.add("tab " + tab);
            tab = null;
        }
        Set<Key> states =
                asked.states().stream()
                        .filter(s -> isThere(gone, "state " + s, type.state(s).isPresent()))
                        .collect(Collectors.toSet());
        List<Where> where =
                asked.where().stream()
                        .filter(w -> isThere(gone, "where " + w.path(), there.contains(w.path())))
                        .toList();
        List<Sort> sort =
                asked.sort().stream()
                        .filter(
                                s ->
                                        s.path() == null
                                                || isThere(
                                                        gone,
                                                        "sort " + s.path(),
                                                        there.contains(s.path())))
                        .toList();
        List<Path> columns =
                asked.columns().stream()
                        .filter(c -> isThere(gone, "columns " + c, there.contains(c)))
                        .toList();
        return new Kept(
                view,
                new DossierQuery(
                        asked.type(),
                        asked.context(),
                        tab,
                        states,
                        asked.q(),
                        where,
                        sort,
                        columns,
                        1,
                        null,
                        false),
                List.copyOf(gone));
    }

    private static boolean isThere(Set<String> gone, String what, boolean isThere) {
        if (!isThere) {
            gone.add(what);
        }
        return isThere;
    }

    @Override
    public Kept keep(Caller caller, View view) {
        String account = accountOf(caller);
        String id = id(view.id());
        String name = view.name().strip();
        if (name.isEmpty() || name.length() > 100) {
            throw Problem.invalid("/name", "De 1 à 100 caractères.", "1 to 100 characters.");
        }
        DossierQuery asked = view.asked();
        // whoever asks what cannot be asked learns it now
        dossiers.list(caller.once(null), asked);
        transactions.write(
                caller,
                work -> {
                    Sql sql = work.sql();
                    boolean isNew = find(sql, account, id).isEmpty();
                    if (isNew && isFull(sql, account, asked.type())) {
                        throw tooMany();
                    }
                    if (view.isUsual()) {
                        noLongerUsual(sql, account, asked);
                    }
                    sql.update(
                            "delete from saved_view where account_id = ? and id = ?", account, id);
                    var row = new ArrayList<Object>();
                    row.add(id);
                    row.add(account);
                    row.add(asked.type());
                    row.add(
                            asked.context() == null
                                    ? null
                                    : asked.context().toLowerCase(Locale.ROOT));
                    row.add(name);
                    row.add(view.isUsual() ? 1 : 0);
                    row.add(ViewJson.write(asked));
                    sql.update(
                            "insert into saved_view (id, account_id, type_key, context_id, name,"
                                    + " is_usual, asked) values (?, ?, ?, ?, ?, ?, ?)",
                            row);
                    return id;
                });
        return read(caller, id);
    }

    private static boolean isFull(Sql sql, String account, Key type) {
        return sql.number(
                        "select count(*) from saved_view where account_id = ? and type_key = ?",
                        account,
                        type)
                >= MOST;
    }

    private static Problem tooMany() {
        return Problem.invalid(
                        "/type",
                        "Pas plus de " + MOST + " vues par type.",
                        "No more than " + MOST + " views on a type.")
                .because("views-full");
    }

    private static void noLongerUsual(Sql sql, String account, DossierQuery asked) {
        String all =
                "update saved_view set is_usual = 0 where account_id = ? and type_key = ? and ";
        if (asked.context() == null) {
            sql.update(all + "context_id is null", account, asked.type());
        } else {
            sql.update(
                    all + "context_id = ?",
                    account,
                    asked.type(),
                    asked.context().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public void forget(Caller caller, String id) {
        String account = accountOf(caller);
        String known = id(id);
        transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "delete from saved_view where account_id = ? and id = ?",
                                        account,
                                        known));
    }
}
