package org.liasse.variant.orders;

import static org.liasse.api.form.Field.address;
import static org.liasse.api.form.Field.decimal;
import static org.liasse.api.form.Field.email;
import static org.liasse.api.form.Field.integer;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Workflow;

/**
 * The company as its invoices name it, and what it charges. Invoices take what stands here when
 * they are drawn; of several active ones the newest change counts.
 */
final class Company {

    enum State {
        ACTIVE,
        /** Of no invoice any more. */
        WITHDRAWN
    }

    enum Role {
        ADMINISTRATOR,
        ACCOUNTANT,
        MANAGER
    }

    enum Section {
        LEGAL,
        TERMS,
        RATES
    }

    enum Action {
        WITHDRAW,
        RESTORE
    }

    private Company() {}

    static DossierType type(Labels labels) {
        return DossierType.named("service-company")
                .at("service-companies")
                .states(State.class, State.WITHDRAWN)
                .roles(
                        role(Role.ADMINISTRATOR).inheritedFrom(Customer.Role.ADMINISTRATOR),
                        role(Role.ACCOUNTANT).inheritedFrom(Customer.Role.ACCOUNTANT),
                        role(Role.MANAGER).inheritedFrom(Customer.Role.MANAGER))
                .sections(
                        section(
                                        Section.LEGAL,
                                        text("name").mandatory(),
                                        text("legalId").upTo(30),
                                        text("vatId").upTo(20),
                                        address("address"),
                                        email("email"))
                                .seenBy(Role.ADMINISTRATOR, Role.ACCOUNTANT, Role.MANAGER),
                        section(
                                Section.TERMS,
                                longText("terms").upTo(1000),
                                integer("days").between("0", "365"),
                                text("account").upTo(42),
                                text("exemption").upTo(200)),
                        section(
                                Section.RATES,
                                decimal("hour").between("0", "100000"),
                                decimal("kilometre").between("0", "100000"),
                                decimal("rate").between("0", "100").in("%"),
                                repeated(
                                                "parts",
                                                text("item").mandatory(),
                                                MoneyForm.unit(),
                                                decimal("price")
                                                        .between("0", "100000000")
                                                        .mandatory(),
                                                decimal("rate").between("0", "100").in("%"))
                                        .between(null, "1000")))
                .workflow(
                        Workflow.openedBy(
                                        the(Customer.Role.ADMINISTRATOR, Customer.Role.ACCOUNTANT)
                                                .may(OPEN)
                                                .into(State.ACTIVE))
                                .where(
                                        the(Role.ADMINISTRATOR, Role.ACCOUNTANT)
                                                .may(EDIT, Section.LEGAL)
                                                .inAnyState(),
                                        the(Role.ADMINISTRATOR, Role.ACCOUNTANT)
                                                .may(EDIT, Section.TERMS)
                                                .inAnyState(),
                                        the(Role.ADMINISTRATOR, Role.ACCOUNTANT)
                                                .may(EDIT, Section.RATES)
                                                .inAnyState(),
                                        the(Role.ADMINISTRATOR)
                                                .may(Action.WITHDRAW)
                                                .from(State.ACTIVE)
                                                .to(State.WITHDRAWN)
                                                .confirming(),
                                        the(Role.ADMINISTRATOR)
                                                .may(Action.RESTORE)
                                                .from(State.WITHDRAWN)
                                                .to(State.ACTIVE)))
                .labelled(labels);
    }
}
