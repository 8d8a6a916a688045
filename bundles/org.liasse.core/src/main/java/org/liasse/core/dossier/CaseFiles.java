package org.liasse.core.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.SignUp;
import org.liasse.api.workflow.Facts.ContextFact;
import org.liasse.core.dossier.Grants.Grant;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Loads case files: three statements to read one, one more to lock it. */
@Component(service = CaseFiles.class)
public final class CaseFiles {

    /** The clock among holders. */
    public static final String CLOCK = "clock";

    /** The public among holders. */
    public static final String PUBLIC = "public";

    private static final String HEADER =
            "d.id, d.office_id, d.type_key, d.number, d.context_id, d.is_context, d.state_key,"
                    + " d.title, d.flags, d.entered, d.revision, d.created_at,"
                    + " d.raised, d.shares, d.added_slots";

    private final Catalogue catalogue;
    private final DefinitionShelf definitions;

    @Activate
    public CaseFiles(@Reference Catalogue catalogue, @Reference DefinitionShelf definitions) {
        this.catalogue = catalogue;
        this.definitions = definitions;
    }

    /** One that this caller sees; empty where there is none. */
    public Optional<CaseFile> find(Sql sql, Caller caller, String id) {
        return load(sql, caller, id, grants -> !grants.rolesOf(caller).isEmpty());
    }

    /** What a reader may be shown; NOT_FOUND where he holds no role on it. */
    public CaseFile read(Sql sql, Caller caller, String id) {
        return find(sql, caller, id).orElseThrow(Problem::notFound);
    }

    /** As above, whatever roles he holds on it; for whoever asks by another right. */
    CaseFile readAny(Sql sql, Caller caller, String id) {
        return load(sql, caller, id, grants -> !grants.all().isEmpty())
                .orElseThrow(Problem::notFound);
    }

    /** For the clock, who holds no role; empty where there is none. */
    public Optional<CaseFile> any(Sql sql, String id) {
        return load(sql, Acting.CLOCK, id, grants -> true);
    }

    private Optional<CaseFile> load(Sql sql, Caller caller, String id, Predicate<Grants> isShown) {
        if (!org.liasse.core.store.Ids.isId(id)) {
            return Optional.empty();
        }
        record Line(Header header, Key office, Set<Key> features, Grant grant) {}
        List<Line> lines =
                sql.list(
                        "select "
                                + HEADER
                                + ", o.office_key, o.features, g.principal, g.role_key,"
                                + " g.inherited, g.updated_at, g.seen_version from dossier d join"
                                + " office o on o.id = d.office_id join dossier_grant g on"
                                + " g.dossier_id = d.id where d.id = ?",
                        row ->
                                new Line(
                                        header(row),
                                        new Key(row.getString(16)),
                                        Dossier.flagsOf(row.getString(17)),
                                        new Grant(
                                                row.getString(18),
                                                new Key(row.getString(19)),
                                                row.getInt(20) == 1,
                                                row.getLong(21),
                                                row.getLong(22))),
                        id);
        Grants grants = new Grants(lines.stream().map(Line::grant).toList());
        if (lines.isEmpty() || !isShown.test(grants)) {
            return Optional.empty();
        }
        Line first = lines.get(0);
        var sections = sections(first.header());
        sections.read(sql);
        var small = new SmallFacts(sections.ofContext);
        small.read(sql, first.header(), caller);
        return Optional.of(
                filled(
                        sql,
                        first.header(),
                        first.office(),
                        first.features(),
                        grants,
                        sections,
                        small));
    }

    /**
     * The dossier with its row locked until the transaction ends, and its case file; NOT_FOUND as
     * above.
     */
    Held hold(Work work, Caller caller, String id) {
        Held held = holdAny(work, caller, id);
        if (held.file().rolesOf(caller).isEmpty()) {
            throw Problem.notFound();
        }
        return held;
    }

    /** As above, for the clock, who holds no role. */
    Held holdAny(Work work, Caller caller, String id) {
        Dossier dossier = org.liasse.core.store.Ids.isId(id) ? Dossier.locked(work, id) : null;
        if (dossier == null) {
            throw Problem.notFound();
        }
        Header header = dossier.header();
        Sql sql = work.settled();
        var sections = sections(header);
        sections.read(sql);
        var small = new SmallFacts(sections.ofContext);
        small.readWithGrants(sql, header, caller);
        Grants grants = new Grants(small.grants);
        return new Held(
                dossier,
                filled(sql, header, small.office, small.features, grants, sections, small));
    }

    private Sections sections(Header header) {
        return new Sections(
                header,
                header.context() == null
                        ? Set.of()
                        : catalogue.snapshot(header.type()).contextTypes().stream()
                                .flatMap(context -> catalogue.find(context).stream())
                                .map(context -> context.type().signUp())
                                .filter(signUp -> signUp != null && signUp.people() != null)
                                .map(SignUp::people)
                                .collect(Collectors.toUnmodifiableSet()));
    }

    /** A locked dossier. */
    record Held(Dossier dossier, CaseFile file) {}

    /** The case file of a dossier that is being opened and has only a header and grants. */
    CaseFile blank(
            Sql sql,
            Header header,
            Key office,
            Set<Key> features,
            Grants grants,
            CaseFile context,
            List<CaseFile.Linked> links) {
        return new CaseFile(
                header,
                office,
                features,
                typeOf(header, sql),
                grants,
                Map.of(),
                Map.of(),
                Map.of(),
                links,
                Optional.ofNullable(context).map(CaseFiles::factOf));
    }

    static ContextFact factOf(CaseFile context) {
        Map<Key, Map<String, Object>> values = new TreeMap<>();
        context.sections().forEach((key, stored) -> values.put(key, stored.values()));
        return new ContextFact(
                context.header().type(),
                context.header().state(),
                context.header().flags(),
                values);
    }

    private CaseFile filled(
            Sql sql,
            Header header,
            Key office,
            Set<Key> features,
            Grants grants,
            Sections sections,
            SmallFacts small) {
        return new CaseFile(
                header,
                office,
                features,
                typeOf(header, sql),
                grants,
                sections.own,
                small.documents,
                small.marks,
                small.links,
                header.context() == null ? Optional.empty() : small.context);
    }

    /** Whose marks and uploads they are: the account's, or the link's; or the clock's. */
    public static String holder(Caller caller) {
        return caller.accountId()
                .map(account -> Principal.account(account).toString())
                .orElseGet(
                        () ->
                                caller.principals().stream()
                                        .filter(p -> p.kind() == Principal.Kind.LINK)
                                        .map(Principal::toString)
                                        .findFirst()
                                        .orElse(isClock(caller) ? CLOCK : PUBLIC));
    }

    /** Nobody else is nothing at all: whoever comes from outside is at least the public. */
    private static boolean isClock(Caller caller) {
        return caller.principals().isEmpty();
    }

    private DossierType typeOf(Header header, Sql sql) {
        return header.shares().on(unshared(header, sql));
    }

    /**
     * The type with the definition that the dossier pins and the slots that it has of its own,
     * whoever the dossier is shared with.
     */
    DossierType unshared(Header header, Sql sql) {
        return header.added()
                .on(
                        definitions.effective(
                                sql,
                                catalogue.snapshot(header.type()),
                                header.context(),
                                header.revision()));
    }

    private static Header header(ResultSet row) throws SQLException {
        return new Header(
                row.getString(1),
                row.getString(2),
                new Key(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getInt(6) == 1,
                new Key(row.getString(7)),
                row.getString(8),
                Dossier.flagsOf(row.getString(9)),
                Dossier.instantsOf(row.getString(10)),
                Dossier.instantsOf(row.getString(13)),
                row.getInt(11),
                Instant.ofEpochMilli(row.getLong(12)),
                Shares.of(row.getString(14)),
                AddedSlots.of(row.getString(15)));
    }
}
