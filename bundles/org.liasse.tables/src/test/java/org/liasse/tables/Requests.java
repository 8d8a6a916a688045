package org.liasse.tables;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.decimal;
import static org.liasse.api.form.Field.instant;
import static org.liasse.api.form.Field.integer;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.money;
import static org.liasse.api.form.Field.person;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.form.Field.yesNo;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.export.ExportFormat.Outline;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.State;
import org.liasse.api.type.DossierType;

/** A type with a form that applicants see and notes that they do not, and dossiers of it. */
final class Requests {

    static final Key APPLICANT = new Key("applicant");
    static final Key CLERK = new Key("clerk");
    static final Caller READER = new Caller("a-1", "Anne", Set.of(), Language.FR, null);

    private static final Field[] FORM = {
        text("project").named("Projet", "Project"),
        longText("summary").named("Résumé", "Summary"),
        integer("members").named("Adhérents", "Members"),
        decimal("share").named("Part", "Share"),
        money("amount").named("Montant", "Amount"),
        date("founded").named("Fondée le", "Founded"),
        instant("met").named("Rencontre", "Met"),
        yesNo("first").named("Première fois", "First time"),
        person("head").named("Présidence", "Head"),
        repeated(
                        "expenses",
                        text("nature").named("Nature", "Nature"),
                        money("cost").named("Coût", "Cost"))
                .named("Dépenses : [tout]", "Expenses: [all]")
    };

    private Requests() {}

    static DossierType type(Field... more) {
        List<Field> fields = new java.util.ArrayList<>(List.of(FORM));
        fields.addAll(List.of(more));
        return new DossierType(
                new Key("request"),
                "1.0",
                new Text("Demande", "Request"),
                new Text("Demandes", "Requests"),
                new Key("requests"),
                false,
                Set.of(),
                null,
                List.of(
                        new State(new Key("draft"), new Text("Brouillon", "Draft"), false),
                        new State(new Key("accepted"), new Text("Accepté", "Accepted"), true)),
                List.of(
                        new Role(
                                APPLICANT,
                                new Text("Usager", "Applicant"),
                                Set.of(),
                                false,
                                true,
                                null),
                        new Role(
                                CLERK,
                                new Text("Instructeur", "Clerk"),
                                Set.of(),
                                false,
                                false,
                                null)),
                List.of(
                        new Section(
                                new Key("form"),
                                new Text("Formulaire", "Form"),
                                new Form(fields),
                                false,
                                Audience.EVERYONE),
                        new Section(
                                new Key("notes"),
                                new Text("Annotations", "Notes"),
                                Form.of(
                                        text("remark").named("Remarque", "Remark"),
                                        text("project").named("Projet", "Project")),
                                false,
                                Audience.of(Set.of(CLERK)))),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                Set.of(),
                Map.of(),
                Map.of(),
                null,
                null);
    }

    static DossierType withChoice() {
        return type(choice("kind", "a", "b").named("Genre", "Kind"));
    }

    static Outline outline(Set<Key> roles, Path... columns) {
        return new Outline(
                "Demandes",
                READER,
                List.of(type(), withChoice()),
                roles,
                List.of(columns),
                ZoneId.of("Europe/Paris"));
    }

    static DossierView dossier(int number, Map<String, Object> form, Map<String, Object> notes) {
        return new DossierView(
                "0195a3c2-7a10-7c3e-9b1d-%012d".formatted(number),
                "2026-" + number,
                "town",
                type(),
                true,
                new Key("accepted"),
                "A request, \"the " + number + "th\"",
                null,
                0,
                Instant.parse("2026-03-29T00:30:00Z"),
                Instant.parse("2026-10-25T00:30:00Z"),
                1,
                "tag",
                Set.of(CLERK),
                notes == null
                        ? Map.of(new Key("form"), new SectionView(form, "t"))
                        : Map.of(
                                new Key("form"),
                                new SectionView(form, "t"),
                                new Key("notes"),
                                new SectionView(notes, "t")),
                Set.of(),
                Set.of(),
                false,
                List.of(),
                List.of(),
                List.of());
    }

    /** With a value in every field. */
    static Map<String, Object> filled() {
        return Map.of(
                "project",
                "=HYPERLINK(\"http://evil\")",
                "summary",
                "Two\nlines & <more>",
                "members",
                42,
                "share",
                new java.math.BigDecimal("35.5"),
                "amount",
                Map.of("amount", "1250.00", "currency", "EUR"),
                "founded",
                "1998-05-12",
                "met",
                "2026-03-29T00:30:00Z",
                "first",
                true,
                "head",
                Map.of("name", "Ada Martin", "email", "ada@example.org"),
                "expenses",
                Map.of(
                        "r2",
                        Map.of("order", 2, "nature", "Books"),
                        "r1",
                        Map.of(
                                "order",
                                1,
                                "nature",
                                "Shelves",
                                "cost",
                                Map.of("amount", "800.00", "currency", "CHF"))));
    }
}
