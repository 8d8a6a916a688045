package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.notice.EditedTexts;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Directory;
import org.liasse.api.people.Principal;
import org.liasse.api.spi.Wording;
import org.liasse.api.spi.Wording.Fault;
import org.liasse.api.spi.Wording.Words;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.notice.TextShelf.Row;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The door to texts that are changed while the platform runs. */
@Component(service = EditedTexts.class)
public final class TextDoor implements EditedTexts {

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final CaseFiles files;
    private final Acting acting;
    private final Preview preview;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Wording wording;

    @Activate
    public TextDoor(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference CaseFiles files,
            @Reference Acting acting,
            @Reference Preview preview) {
        this(transactions, catalogue, files, acting, preview, null);
    }

    TextDoor(
            Transactions transactions,
            Catalogue catalogue,
            CaseFiles files,
            Acting acting,
            Preview preview,
            Wording wording) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.files = files;
        this.acting = acting;
        this.preview = preview;
        this.wording = wording;
    }

    /**
     * A place as its reader may use it.
     *
     * @param id of the context or of the office
     * @param office its own, or that of the context
     * @param context its file, or {@code null} for an office
     */
    private record Ground(String id, String office, CaseFile context) {

        boolean has(DossierType type) {
            return context == null
                    || type.key().equals(context.header().type())
                    || type.contextTypes().contains(context.header().type());
        }

        /** The nearest first. */
        List<String> places() {
            return id.equals(office) ? List.of(id) : List.of(id, office);
        }
    }

    private Ground ground(Sql sql, Caller caller, Spot spot) {
        if (spot.context() == null) {
            return officeOf(sql, caller, spot.office());
        }
        CaseFile file = files.read(sql, caller, spot.context());
        boolean isInside =
                file.grants().rolesOf(caller).stream()
                        .anyMatch(
                                role ->
                                        file.type()
                                                .role(role)
                                                .filter(declared -> !declared.isExternal())
                                                .isPresent());
        if (!isInside) {
            throw notYours();
        }
        return new Ground(file.header().id(), file.header().office(), file);
    }

    private static Ground officeOf(Sql sql, Caller caller, String named) {
        String id =
                sql.first(
                                "select id from office where id = ? or office_key = ?",
                                row -> row.getString(1),
                                named,
                                named)
                        .filter(office -> belongsTo(caller, office))
                        .orElseThrow(Problem::notFound);
        if (!caller.principals().contains(Principal.role(id, Directory.ADMINISTRATOR))) {
            throw notYours();
        }
        return new Ground(id, id, null);
    }

    private static boolean belongsTo(Caller caller, String office) {
        return caller.principals().stream()
                .anyMatch(p -> p.kind() == Principal.Kind.ROLE && p.id().equals(office));
    }

    private static Problem notYours() {
        return Problem.of(
                Problem.Kind.NOT_YOUR_ROLE,
                "Ces textes ne sont pas de votre ressort.",
                "These texts are not yours to look after.");
    }

    private DossierType typeAt(Ground ground, Key type) {
        return catalogue
                .find(type)
                .map(known -> known.type())
                .filter(ground::has)
                .orElseThrow(Problem::notFound);
    }

    @Override
    public List<Edited> list(Caller caller, Spot spot) {
        return transactions.read(
                sql -> {
                    Ground ground = ground(sql, caller, spot);
                    var all = new ArrayList<Edited>();
                    catalogue.all().values().stream()
                            .map(known -> known.type())
                            .filter(ground::has)
                            .forEach(type -> all.addAll(ofType(sql, ground, type)));
                    return List.copyOf(all);
                });
    }

    private static List<Edited> ofType(Sql sql, Ground ground, DossierType type) {
        List<Row> rows = TextShelf.newest(sql, ground.places(), type.key());
        var names = new LinkedHashSet<>(TextName.all(type));
        rows.stream().map(Row::name).forEach(names::add);
        return names.stream()
                .flatMap(name -> TextName.of(type, name).stream())
                .map(name -> edited(ground, name, rows))
                .filter(edited -> edited.draft() != null || edited.name().startsWith(TextName.MAIL))
                .toList();
    }

    private static Edited edited(Ground ground, TextName name, List<Row> rows) {
        List<Row> own = rows.stream().filter(row -> row.name().equals(name.value())).toList();
        int revision =
                own.stream()
                        .filter(row -> row.place().equals(ground.id()))
                        .mapToInt(Row::revision)
                        .findFirst()
                        .orElse(0);
        Optional<Row> inForce =
                ground.places().stream()
                        .flatMap(place -> own.stream().filter(row -> row.place().equals(place)))
                        .filter(row -> row.draft() != null)
                        .findFirst();
        return new Edited(
                name.type().key(),
                name.value(),
                name.label(),
                inForce.map(row -> level(ground, row)).orElse(Level.TYPE),
                inForce.map(Row::draft).orElse(name.byDefault()),
                revision,
                name.variables(),
                inForce.map(Row::fault).orElse(null));
    }

    private static Level level(Ground ground, Row row) {
        return row.place().equals(ground.office()) ? Level.OFFICE : Level.CONTEXT;
    }

    private static TextName nameOf(DossierType type, String name) {
        return TextName.of(type, name).orElseThrow(Problem::notFound);
    }

    @Override
    public Edited read(Caller caller, Spot spot, Key type, String name) {
        return transactions.read(sql -> read(sql, ground(sql, caller, spot), type, name));
    }

    private Edited read(Sql sql, Ground ground, Key type, String name) {
        TextName known = nameOf(typeAt(ground, type), name);
        return edited(
                ground,
                known,
                List.copyOf(TextShelf.newest(sql, ground.places(), type, name).values()));
    }

    @Override
    public List<Revision> revisions(Caller caller, Spot spot, Key type, String name) {
        return transactions.read(
                sql -> {
                    Ground ground = ground(sql, caller, spot);
                    nameOf(typeAt(ground, type), name);
                    return TextShelf.all(sql, ground.id(), type, name).stream()
                            .map(
                                    row ->
                                            new Revision(
                                                    row.revision(),
                                                    row.draft(),
                                                    row.at(),
                                                    row.author()))
                            .toList();
                });
    }

    @Override
    public Edited write(Caller caller, Spot spot, Key type, String name, Draft draft, int basedOn) {
        return transactions.write(
                work -> {
                    Ground ground = groundToWrite(work, caller, spot);
                    TextName known = nameOf(typeAt(ground, type), name);
                    Draft checked = draft == null ? null : checked(known, draft);
                    int newest = newest(work, ground, known);
                    if (newest != basedOn) {
                        throw Problem.of(
                                        Problem.Kind.STALE,
                                        "Ce texte a changé entre-temps.",
                                        "This text has changed in the meantime.")
                                .with("current", newest);
                    }
                    return append(work, caller, ground, known, checked, newest + 1);
                });
    }

    @Override
    public Edited restore(Caller caller, Spot spot, Key type, String name, int revision) {
        return transactions.write(
                work -> {
                    Ground ground = groundToWrite(work, caller, spot);
                    TextName known = nameOf(typeAt(ground, type), name);
                    Row former =
                            TextShelf.find(work.sql(), ground.id(), type, name, revision)
                                    .orElseThrow(Problem::notFound);
                    Draft checked = former.draft() == null ? null : checked(known, former.draft());
                    return append(
                            work, caller, ground, known, checked, newest(work, ground, known) + 1);
                });
    }

    private static int newest(Work work, Ground ground, TextName name) {
        return (int)
                work.sql()
                        .number(
                                "select coalesce(max(revision), 0) from edited_text where place_id"
                                        + " = ? and type_key = ? and name = ?",
                                ground.id(),
                                name.type().key(),
                                name.value());
    }

    private Edited append(
            Work work, Caller caller, Ground ground, TextName name, Draft draft, int revision) {
        if (revision == 1 && name.isPreset()) {
            refuseTooMany(work, ground, name);
        }
        TextShelf.insert(
                work,
                ground.id(),
                name.type().key(),
                name.value(),
                revision,
                draft,
                caller.account(),
                caller.name());
        return read(work.sql(), ground, name.type().key(), name.value());
    }

    private static void refuseTooMany(Work work, Ground ground, TextName name) {
        long there =
                work.sql()
                        .number(
                                "select count(distinct name) from edited_text where place_id = ?"
                                        + " and type_key = ? and name like 'preset.%'",
                                ground.id(), name.type().key());
        if (there >= MOST_PRESETS) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Il y a déjà 200 textes prédéfinis ici.",
                            "There are 200 presets here already.")
                    .because("presets-full");
        }
    }

    /** On a context the sentence decides that lets people draw there. */
    private Ground groundToWrite(Work work, Caller caller, Spot spot) {
        if (spot.context() != null) {
            Acting.Scene scene = acting.enter(work, caller, spot.context());
            Key drawn = scene.type().draws();
            if (drawn == null) {
                throw notYours();
            }
            acting.allow(scene, Act.of(Verb.DRAW, drawn), Map.of(), Set.of());
        }
        return ground(work.settled(), caller, spot);
    }

    /**
     * @throws Problem INVALID_INPUT naming every part and line that is wrong
     */
    private Draft checked(TextName name, Draft draft) {
        var errors = new ArrayList<InputError>();
        if (name.isMail() && draft.subject() == null) {
            errors.add(
                    InputError.at(
                            "/subject", "Ce champ est obligatoire.", "This field is mandatory."));
        }
        if (!name.isMail() && draft.subject() != null) {
            errors.add(
                    InputError.at(
                            "/subject", "Seul un courriel a un objet.", "Only a mail has one."));
        }
        for (Language language : Language.values()) {
            size(errors, "/text/" + language.tag(), draft.text().in(language), LONGEST, true);
            if (draft.subject() != null) {
                size(
                        errors,
                        "/subject/" + language.tag(),
                        draft.subject().in(language),
                        300,
                        false);
            }
            if (errors.isEmpty()) {
                wording()
                        .check(NoticeTexts.script(draft, language), Set.copyOf(name.variables()))
                        .forEach(fault -> errors.add(error(fault, language)));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return draft;
    }

    private static void size(
            List<InputError> errors, String pointer, String words, int most, boolean hasLines) {
        if (words.isBlank() || words.length() > most) {
            errors.add(
                    InputError.at(
                            pointer,
                            "De 1 à " + most + " caractères.",
                            "From 1 to " + most + " characters."));
        } else if (!hasLines && words.chars().anyMatch(c -> c < ' ')) {
            errors.add(InputError.at(pointer, "Une seule ligne.", "One line only."));
        }
    }

    private static InputError error(Fault fault, Language language) {
        String pointer = "/" + fault.part() + "/" + language.tag();
        return fault.name() == null
                ? InputError.at(
                        pointer,
                        "Ligne " + fault.line() + " : une balise n’est pas fermée ou ouverte.",
                        "Line " + fault.line() + ": a tag is not closed, or not opened.")
                : InputError.at(
                        pointer,
                        "Ligne " + fault.line() + " : « " + fault.name() + " » est inconnu.",
                        "Line " + fault.line() + ": \"" + fault.name() + "\" is unknown.");
    }

    private Wording wording() {
        return Optional.ofNullable(wording)
                .orElseThrow(
                        () ->
                                Problem.of(
                                                Problem.Kind.UNAVAILABLE,
                                                "Les textes ne se mettent pas en forme en ce"
                                                        + " moment.",
                                                "Texts cannot be put into words at the moment.")
                                        .retryAfter(java.time.Duration.ofSeconds(5)));
    }

    @Override
    public Words preview(
            Caller caller,
            Spot spot,
            Key type,
            String name,
            Draft draft,
            String dossier,
            Language language) {
        Edited edited = read(caller, spot, type, name);
        TextName known = nameOf(catalogue.snapshot(type), name);
        Draft shown = draft == null ? edited.draft() : checked(known, draft);
        Map<String, Object> values = preview.values(caller, known, dossier, language);
        try {
            return shown == null
                    ? wording().compose(known.template(), language, values)
                    : wording().compose(NoticeTexts.script(shown, language), language, values);
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Ce texte nomme ce qui n’existe plus : " + e.getMessage(),
                            "This text names what is no longer there: " + e.getMessage())
                    .because("text-broken");
        }
    }
}
