package org.liasse.core.list;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierQuery.Sort;
import org.liasse.api.dossier.Dossiers.TabCount;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.Tab;
import org.liasse.api.type.Declarations.Tab.By;
import org.liasse.api.type.Definition;
import org.liasse.api.type.DossierType;
import org.liasse.core.dossier.DefinitionShelf;
import org.liasse.core.dossier.Reshelving;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lists of dossiers, and the counters of tabs. A dossier is in a list only if the reader holds a
 * role on it; what he may not see of it neither filters, nor sorts, nor is found, for him. A page
 * costs at most four statements, and what it costs does not grow with the number of dossiers.
 */
@Component(service = Lists.class)
public final class Lists {

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final DefinitionShelf definitions;
    private final Reshelving reshelving;
    private volatile Cursors cursors;

    @Activate
    public Lists(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference DefinitionShelf definitions,
            @Reference Reshelving reshelving) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.definitions = definitions;
        this.reshelving = reshelving;
    }

    /**
     * @throws Problem INVALID_INPUT naming the parameter; BAD_REQUEST where the cursor is none of
     *     this question
     */
    public DossierPage page(Caller caller, DossierQuery query) {
        Cursors seal = cursors();
        return transactions.read(sql -> page(sql, seal, caller, query));
    }

    /** As a tab has it, where nothing else is asked for. */
    private static DossierQuery sorted(DossierQuery query, DossierType type) {
        By by =
                type == null || query.tab() == null || !query.sort().isEmpty()
                        ? null
                        : type.tab(query.tab()).map(Tab::by).orElse(null);
        return by == null
                ? query
                : query.sortedBy(new Sort(null, new Path(by.section(), by.field()), false));
    }

    private DossierPage page(Sql sql, Cursors seal, Caller caller, DossierQuery asked) {
        DossierType type = asked.type() == null ? null : typeOf(asked.type());
        DossierQuery query = sorted(asked, type);
        Question question =
                Question.of(
                        Reader.of(caller),
                        query,
                        type,
                        type == null ? null : reshelving.of(type).orElse(null),
                        drawn(sql, type, query),
                        types().keySet());
        Cursor cursor = query.after() == null ? null : seal.open(query.after(), question.mark());
        if (question.isVain()) {
            return new DossierPage(List.of(), null, query.count() ? 0L : null, false);
        }
        Found found = found(sql, question, cursor);
        Details details = Details.of(sql, question, found, query.count());
        Found.Settled settled = found.settle(details.ends(), details.updated());
        String next = settled.next() == null ? null : seal.seal(settled.next(), question.mark());
        return details.page(settled.ids(), next, types(), question);
    }

    /**
     * A question about many dossiers is asked along an index, one about few of all of them; what
     * the first page found best, the others keep.
     */
    private static Found found(Sql sql, Question question, Cursor cursor) {
        if (cursor != null && cursor.driver() != Cursor.WALK) {
            return Gather.run(sql, question, cursor.driver(), cursor);
        }
        Walk walk = new Walk(question, cursor);
        boolean isPlain = question.orders().get(0).isUpdate() && question.drivers().size() == 1;
        boolean isFirst = cursor == null;
        Survey survey =
                Survey.of(
                        sql,
                        question,
                        !isPlain && (isFirst || Survey.mayNarrow(sql)),
                        walk.surveyed());
        Optional<Integer> few = isFirst ? survey.few(sql, question) : Optional.empty();
        return few.map(driver -> Gather.run(sql, question, driver, null))
                .orElseGet(() -> walk.run(sql, survey));
    }

    private DossierType typeOf(Key type) {
        return catalogue
                .find(type)
                .map(Known::type)
                .orElseThrow(
                        () ->
                                Problem.invalid(
                                        "type",
                                        "Type inconnu : " + type + ".",
                                        "Unknown type: " + type + "."));
    }

    private java.util.Map<Key, Known> types() {
        return catalogue.all();
    }

    /** Only where a field is named that the context may have drawn. */
    private Definition drawn(Sql sql, DossierType type, DossierQuery query) {
        if (type == null
                || !Question.namesFields(query)
                || !Ids.isId(query.context())
                || type.sections().stream().noneMatch(Section::isDrawn)) {
            return null;
        }
        String context = Ids.of(query.context());
        int revision = definitions.newest(sql, context);
        return revision == 0 ? null : definitions.read(sql, context, revision);
    }

    /**
     * The tabs that are offered to a reader: to everybody, or to a role that he holds on a dossier
     * of the type; each with what it counts, up to a bound.
     */
    public List<TabCount> tabs(Caller caller, Key type, String context) {
        if (context != null && !Ids.isId(context)) {
            throw Problem.invalid("context", "On attend un UUID.", "This must be a UUID.");
        }
        Scope scope = new Scope(type, context == null ? null : Ids.of(context), (Set<Key>) null);
        DossierType known = typeOf(type);
        Shelves shelves = reshelving.of(known).orElse(null);
        return transactions.read(
                sql -> new Tabs(known, shelves, Reader.of(caller), scope).counted(sql));
    }

    /** Of these dossiers of a type those that are, for a reader, in one of these tabs. */
    public Set<String> within(
            Sql sql, Caller caller, DossierType type, Set<Key> tabs, List<String> dossiers) {
        Reader reader = Reader.of(caller);
        Filters filters = new Filters(type, reader);
        List<Piece> any =
                tabs.stream()
                        .flatMap(tab -> type.tab(tab).stream())
                        .map(
                                tab ->
                                        Piece.all(
                                                List.of(
                                                        filters.of(tab.filter()),
                                                        reader.isIn(tab.audience()))))
                        .toList();
        Piece found =
                Piece.of("select x.id from dossier x where ")
                        .then(Piece.in("x.id", dossiers))
                        .then(" and ")
                        .then(Piece.any(any));
        return Set.copyOf(sql.list(found.text(), row -> row.getString(1), found.arguments()));
    }

    private Cursors cursors() {
        Cursors known = cursors;
        if (known == null) {
            known = Cursors.of(transactions);
            cursors = known;
        }
        return known;
    }
}
