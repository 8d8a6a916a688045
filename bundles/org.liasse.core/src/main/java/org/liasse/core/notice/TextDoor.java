package org.liasse.core.notice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.notice.EditedTexts;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.Wording;
import org.liasse.api.spi.Wording.TooLong;
import org.liasse.api.spi.Wording.Words;
import org.liasse.api.type.DossierType;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.dossier.DefinitionShelf;
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
    private final DefinitionShelf definitions;
    private final WrittenProducts written;

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
            @Reference Preview preview,
            @Reference DefinitionShelf definitions,
            @Reference WrittenProducts written) {
        this(transactions, catalogue, files, acting, preview, definitions, written, null);
    }

    TextDoor(
            Transactions transactions,
            Catalogue catalogue,
            CaseFiles files,
            Acting acting,
            Preview preview,
            DefinitionShelf definitions,
            WrittenProducts written,
            Wording wording) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.files = files;
        this.acting = acting;
        this.preview = preview;
        this.definitions = definitions;
        this.written = written;
        this.wording = wording;
    }

    private DossierType typeAt(Sql sql, TextGround ground, Key type) {
        return catalogue
                .find(type)
                .map(known -> known.type())
                .filter(ground::has)
                .map(known -> ground.drawn(sql, definitions, known))
                .orElseThrow(Problem::notFound);
    }

    @Override
    public List<Edited> list(Caller caller, Spot spot) {
        return transactions.read(
                sql -> {
                    TextGround ground = TextGround.of(sql, files, caller, spot);
                    var all = new ArrayList<Edited>();
                    catalogue.all().values().stream()
                            .map(known -> known.type())
                            .filter(ground::has)
                            .map(type -> ground.drawn(sql, definitions, type))
                            .forEach(type -> all.addAll(ofType(sql, ground, type)));
                    return List.copyOf(all);
                });
    }

    private static List<Edited> ofType(Sql sql, TextGround ground, DossierType type) {
        List<Row> rows = TextShelf.newest(sql, ground.places(), type.key());
        var names = new LinkedHashSet<>(TextName.all(type));
        rows.stream().map(Row::name).forEach(names::add);
        return names.stream()
                .flatMap(name -> TextName.of(type, name).stream())
                .map(name -> ground.edited(name, rows))
                .filter(edited -> edited.draft() != null || edited.name().startsWith(TextName.MAIL))
                .toList();
    }

    private static TextName nameOf(DossierType type, String name) {
        return TextName.of(type, name).orElseThrow(Problem::notFound);
    }

    @Override
    public Edited read(Caller caller, Spot spot, Key type, String name) {
        return transactions.read(
                sql -> read(sql, TextGround.of(sql, files, caller, spot), type, name));
    }

    private Edited read(Sql sql, TextGround ground, Key type, String name) {
        TextName known = nameOf(typeAt(sql, ground, type), name);
        return ground.edited(
                known, List.copyOf(TextShelf.newest(sql, ground.places(), type, name).values()));
    }

    @Override
    public List<Revision> revisions(Caller caller, Spot spot, Key type, String name) {
        return transactions.read(
                sql -> {
                    TextGround ground = TextGround.of(sql, files, caller, spot);
                    nameOf(typeAt(sql, ground, type), name);
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
                    TextGround ground = TextGround.toWrite(work, files, acting, caller, spot);
                    TextName known = nameOf(typeAt(work.sql(), ground, type), name);
                    Draft checked =
                            draft == null ? null : TextCheck.checked(known, draft, wording());
                    int newest = TextShelf.newest(work, ground.id(), known);
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
                    TextGround ground = TextGround.toWrite(work, files, acting, caller, spot);
                    TextName known = nameOf(typeAt(work.sql(), ground, type), name);
                    Row former =
                            TextShelf.find(work.sql(), ground.id(), type, name, revision)
                                    .orElseThrow(Problem::notFound);
                    Draft checked =
                            former.draft() == null
                                    ? null
                                    : TextCheck.checked(known, former.draft(), wording());
                    return append(
                            work,
                            caller,
                            ground,
                            known,
                            checked,
                            TextShelf.newest(work, ground.id(), known) + 1);
                });
    }

    private Edited append(
            Work work, Caller caller, TextGround ground, TextName name, Draft draft, int revision) {
        if (revision == 1 && name.isPreset()) {
            TextShelf.refuseTooMany(work, ground.id(), name);
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

    private Wording wording() {
        return there(wording);
    }

    /** The words of the platform, where anything knows them at the moment. */
    static Wording there(Wording wording) {
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
        return Markup.plain(
                filled(caller, known(caller, spot, type, name), spot, draft, dossier, language));
    }

    @Override
    public byte[] print(
            Caller caller,
            Spot spot,
            Key type,
            String name,
            Draft draft,
            String dossier,
            Language language) {
        TextName known = known(caller, spot, type, name);
        if (known.product() == null) {
            throw Problem.notFound();
        }
        Words words = filled(caller, known, spot, draft, dossier, language);
        var bytes = new ByteArrayOutputStream();
        try {
            written.print(known.product(), words, language, preview.at(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private TextName known(Caller caller, Spot spot, Key type, String name) {
        return transactions.read(
                sql -> nameOf(typeAt(sql, TextGround.of(sql, files, caller, spot), type), name));
    }

    private Words filled(
            Caller caller,
            TextName known,
            Spot spot,
            Draft draft,
            String dossier,
            Language language) {
        Draft shown =
                draft == null
                        ? read(caller, spot, known.type().key(), known.value()).draft()
                        : TextCheck.checked(known, draft, wording());
        Map<String, Object> values = preview.values(caller, known, dossier, language);
        try {
            if (known.product() != null) {
                return written.filled(known.type(), shown, language, values);
            }
            return shown == null
                    ? wording().compose(known.template(), language, values)
                    : wording().compose(NoticeTexts.script(shown, language), language, values);
        } catch (TooLong e) {
            throw WrittenProducts.tooLong(e);
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Ce texte nomme ce qui n’existe plus : " + e.getMessage(),
                            "This text names what is no longer there: " + e.getMessage())
                    .because("text-broken");
        }
    }
}
