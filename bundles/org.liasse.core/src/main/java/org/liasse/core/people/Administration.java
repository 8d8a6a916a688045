package org.liasse.core.people;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Directory;
import org.liasse.api.people.Offices.Office;
import org.liasse.api.people.Principal;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** People and offices, for those who administer them. */
@Component
public final class Administration implements Directory {

    private static final Principal OPERATORS =
            Principal.role(Installation.ID, Installation.OPERATOR);

    private final Transactions transactions;
    private final AccountRegister accounts;
    private final OfficeRegister offices;
    private final AccountLetters letters;

    @Activate
    public Administration(
            @Reference Transactions transactions,
            @Reference AccountRegister accounts,
            @Reference OfficeRegister offices,
            @Reference AccountLetters letters) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.offices = offices;
        this.letters = letters;
    }

    @Override
    public String invite(Caller caller, NewPerson person) {
        if (!isOperator(caller) && administered(caller).isEmpty()) {
            throw notYours();
        }
        Optional<Office> office =
                Optional.ofNullable(person.office()).map(id -> office(caller, id));
        verify(caller, person);
        String email = Words.checkedEmail(person.email());
        String login = person.login() == null ? email : person.login();
        return transactions.write(
                caller,
                work -> {
                    Account account =
                            accounts.byLogin(login)
                                    .map(known -> sameAddress(known, email))
                                    .orElseGet(
                                            () ->
                                                    accounts.create(
                                                            login,
                                                            person.name(),
                                                            email,
                                                            person.language(),
                                                            null));
                    office.ifPresent(
                            o ->
                                    person.roles()
                                            .forEach(
                                                    role ->
                                                            accounts.join(
                                                                    account.id(), o.id(), role)));
                    if (Persons.isInvited(work.sql(), account.id()) && !account.disabled()) {
                        letters.invite(work, account, caller.name());
                    }
                    return account.id();
                });
    }

    private static void verify(Caller caller, NewPerson person) {
        List<InputError> errors = new ArrayList<>();
        try {
            Words.neededEmail(person.email());
        } catch (Problem problem) {
            errors.addAll(problem.errors());
        }
        if (person.office() == null && !isOperator(caller)) {
            errors.add(
                    InputError.at(
                            "/office", "Ce champ est obligatoire.", "This field is mandatory."));
        }
        if (person.office() != null && person.roles().isEmpty()) {
            errors.add(
                    InputError.at(
                            "/roles", "Il faut au moins un rôle.", "At least one role is needed."));
        }
        if (person.roles().size() > 20) {
            errors.add(InputError.at("/roles", "Au plus 20 rôles.", "At most 20 roles."));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** Only who knows both his login and his address gives him a role. */
    private static Account sameAddress(Account known, String email) {
        if (known.email() == null || !Words.folded(known.email()).equals(Words.folded(email))) {
            throw AccountRegister.taken();
        }
        return known;
    }

    @Override
    public void inviteAgain(Caller caller, String account) {
        Person person = find(caller, account);
        if (!person.invited() || person.account().disabled() || person.account().email() == null) {
            throw Problem.of(
                            Problem.Kind.WRONG_STATE,
                            "Cette personne a déjà un mot de passe, est désactivée ou sans"
                                    + " adresse.",
                            "This person has a password, is disabled or without an address.")
                    .because("not-invited");
        }
        transactions.write(
                work -> {
                    letters.invite(work, person.account(), caller.name());
                    return null;
                });
    }

    @Override
    public List<Person> list(Caller caller, String office, String after, int limit) {
        Set<String> mine = administered(caller);
        if (!isOperator(caller) && mine.isEmpty()) {
            throw notYours();
        }
        Set<String> within = office == null ? mine : Set.of(office(caller, office).id());
        List<Account> page =
                office == null && isOperator(caller)
                        ? accounts.list(after, limit)
                        : transactions.read(sql -> Persons.membersOf(sql, within, after, limit));
        return persons(caller, page);
    }

    @Override
    public Person find(Caller caller, String account) {
        if (!isOperator(caller) && administered(caller).isEmpty()) {
            throw notYours();
        }
        Person person =
                accounts.byId(account)
                        .map(known -> persons(caller, List.of(known)).get(0))
                        .orElseThrow(Problem::notFound);
        if (!isOperator(caller) && person.memberships().isEmpty()) {
            throw Problem.notFound();
        }
        return person;
    }

    private List<Person> persons(Caller caller, List<Account> page) {
        return transactions.read(
                sql -> Persons.read(sql, page, isOperator(caller) ? null : administered(caller)));
    }

    @Override
    public void change(Caller caller, String account, Change change) {
        find(caller, account);
        needOperator(caller);
        if (Boolean.TRUE.equals(change.disabled()) && account.equals(caller.account())) {
            throw Problem.invalid(
                    "/disabled", "Nul ne se désactive soi-même.", "Nobody disables himself.");
        }
        transactions.write(
                work -> {
                    describe(account, change.name(), change.email(), change.language());
                    if (change.disabled() != null) {
                        if (change.disabled()) {
                            accounts.disable(account);
                        } else {
                            accounts.enable(account);
                        }
                    }
                    return null;
                });
    }

    private void describe(String account, String name, String email, Language language) {
        if (name != null || email != null || language != null) {
            accounts.describe(account, name, email, language);
        }
    }

    @Override
    public void join(Caller caller, String account, String office, Key role) {
        Office known = office(caller, office);
        // somebody he does not see he can only invite
        find(caller, account);
        accounts.join(account, known.id(), role);
    }

    @Override
    public void leave(Caller caller, String account, String office, Key role) {
        Office known = office(caller, office);
        find(caller, account);
        accounts.leave(account, known.id(), role);
    }

    @Override
    public Office createOffice(Caller caller, Key key, String name) {
        needOperator(caller);
        String made = transactions.write(caller, work -> offices.create(key, name).id());
        return offices.byId(made).orElseThrow(Problem::notFound);
    }

    /** An office that he administers; another one does not exist for him. */
    private Office office(Caller caller, String idOrKey) {
        Office office = offices.find(idOrKey).orElseThrow(() -> unknownOffice(caller));
        if (!isOperator(caller) && !administered(caller).contains(office.id())) {
            throw unknownOffice(caller);
        }
        return office;
    }

    private static Problem unknownOffice(Caller caller) {
        return isOperator(caller) || !administered(caller).isEmpty()
                ? Problem.invalid("/office", "Ce bureau n’existe pas.", "There is no such office.")
                : notYours();
    }

    private static boolean isOperator(Caller caller) {
        return caller.principals().contains(OPERATORS);
    }

    private static Set<String> administered(Caller caller) {
        return caller.principals().stream()
                .filter(p -> p.kind() == Principal.Kind.ROLE && p.role().equals(ADMINISTRATOR))
                .map(Principal::id)
                .collect(toSet());
    }

    private static void needOperator(Caller caller) {
        if (!isOperator(caller)) {
            throw notYours();
        }
    }

    private static Problem notYours() {
        return Problem.of(
                Problem.Kind.NOT_YOUR_ROLE,
                "Cela revient aux administrateurs.",
                "This is for administrators.");
    }
}
