package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.dossier.Definitions;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.Form;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.Definition;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.liasse.core.types.TypeJson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Draws revisions of definitions: each new, none ever changed, the meaning of a key the same in all
 * of them.
 */
@Component(service = Definitions.class)
public final class DefinitionDoor implements Definitions {

    private static final int MOST_FIELDS = 300;

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final DefinitionShelf shelf;
    private final CaseFiles files;
    private final Acting acting;

    @Activate
    public DefinitionDoor(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference DefinitionShelf shelf,
            @Reference CaseFiles files,
            @Reference Acting acting) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.files = files;
        this.acting = acting;
    }

    @Override
    public Definition read(Caller caller, String context, int revision) {
        return transactions.read(
                sql -> {
                    CaseFile file = files.read(sql, caller, context);
                    Definition whole =
                            shelf.read(
                                    sql,
                                    context,
                                    revision == 0 ? shelf.newest(sql, context) : revision);
                    Key drawn = file.type().draws();
                    return drawn == null
                            ? whole
                            : DefinitionShare.of(
                                    whole,
                                    file.type(),
                                    catalogue.snapshot(drawn),
                                    file.rolesOf(caller));
                });
    }

    @Override
    public Definition draw(
            Caller caller,
            String context,
            Map<Key, Form> forms,
            List<Slot> slots,
            Map<Key, Text> texts) {
        String revision =
                transactions.write(
                        caller,
                        work -> {
                            Scene scene = acting.enter(work, caller, context);
                            Key drawn = scene.type().draws();
                            if (drawn == null) {
                                throw Problem.of(
                                        Problem.Kind.UNKNOWN_ACTION,
                                        "Rien ne se dessine ici.",
                                        "Nothing is drawn here.");
                            }
                            Act act = Act.of(Verb.DRAW, drawn);
                            Allowed allowed = acting.allow(scene, act, Map.of(), Set.of());
                            Sql sql = work.sql();
                            int before = shelf.newest(sql, context);
                            Definition definition = new Definition(before + 1, forms, slots, texts);
                            // who draws within a larger act may read it before that is committed
                            work.atTheEnd(() -> shelf.forget(context, before + 1));
                            check(sql, context, before, catalogue.snapshot(drawn), definition);
                            sql.update(
                                    "insert into definition (context_id, revision, content,"
                                            + " drawn_at, drawn_by) values (?, ?, ?, ?, ?)",
                                    context,
                                    before + 1,
                                    TypeJson.write(definition),
                                    work.millis(),
                                    caller.account());
                            acting.carryOut(
                                    scene,
                                    act,
                                    allowed,
                                    Map.of(),
                                    Audiences.ANYONE,
                                    Map.of("revision", before + 1));
                            return Integer.toString(before + 1);
                        });
        return transactions.read(sql -> shelf.read(sql, context, Integer.parseInt(revision)));
    }

    private void check(Sql sql, String context, int newest, DossierType type, Definition drawn) {
        var errors = new ArrayList<InputError>();
        Set<Key> drawable = new HashSet<>();
        type.sections().stream().filter(Section::isDrawn).map(Section::key).forEach(drawable::add);
        drawn.forms().keySet().stream()
                .filter(section -> !drawable.contains(section))
                .forEach(
                        section ->
                                errors.add(
                                        InputError.at(
                                                "/forms/" + section,
                                                "Cette section ne se dessine pas.",
                                                "This section is not drawn.")));
        Map<String, FieldKind> kinds = new HashMap<>();
        for (int revision = 1; revision <= newest; revision++) {
            shelf.read(sql, context, revision)
                    .forms()
                    .forEach(
                            (section, form) ->
                                    form.fields()
                                            .forEach(
                                                    field ->
                                                            kinds.put(
                                                                    section + "." + field.key(),
                                                                    field.kind())));
        }
        drawn.forms()
                .forEach(
                        (section, form) -> {
                            if (form.fields().size() > MOST_FIELDS) {
                                errors.add(
                                        InputError.at(
                                                "/forms/" + section,
                                                "Au plus 300 champs.",
                                                "At most 300 fields."));
                            }
                            for (Field field : form.fields()) {
                                FieldKind known = kinds.get(section + "." + field.key());
                                if (known != null && known != field.kind()) {
                                    errors.add(
                                            InputError.at(
                                                    "/forms/" + section + "/" + field.key(),
                                                    "Cette clé a déjà servi pour un champ d’une"
                                                            + " autre nature.",
                                                    "This key was used for a field of another"
                                                            + " kind."));
                                }
                                if (field.label() == null) {
                                    errors.add(
                                            InputError.at(
                                                    "/forms/"
                                                            + section
                                                            + "/"
                                                            + field.key()
                                                            + "/label",
                                                    "Il faut un libellé.",
                                                    "A label is needed."));
                                }
                            }
                        });
        Set<Key> places = new HashSet<>();
        type.slots().forEach(slot -> places.add(slot.key()));
        type.threads().forEach(thread -> places.add(thread.key()));
        drawn.slots().stream()
                .filter(slot -> !places.add(slot.key()) || type.modelOf(slot.key()).isPresent())
                .forEach(
                        slot ->
                                errors.add(
                                        InputError.at(
                                                "/slots/" + slot.key(),
                                                "Ce nom est déjà pris.",
                                                "This name is taken.")));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
