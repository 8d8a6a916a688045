package org.liasse.core.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Clock;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.form.FormCheck;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.people.SignUps;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.SignUp;
import org.liasse.core.people.Admission.Entrance;
import org.liasse.core.people.SignUpRows.Pending;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where people sign up by a code: all of it or nothing, and nobody learns who is there. */
@Component
public final class SignUpDesk implements SignUps {

    /** Right codes do not count. */
    static final Throttle.Limits WRONG_CODES =
            new Throttle.Limits(
                    20,
                    20,
                    "code-throttled",
                    "Trop de codes erronés ; réessayez plus tard.",
                    "Too many wrong codes; try again later.");

    static final Throttle.Limits LETTERS =
            new Throttle.Limits(
                    5,
                    50,
                    "sign-up-throttled",
                    "Trop de demandes ; réessayez plus tard.",
                    "Too many requests; try again later.");

    private final Transactions transactions;
    private final Admission admission;
    private final Terms terms;
    private final SignUpOwners owners;
    private final Sessions sessions;
    private final SignUpLetters letters;
    private final Clock clock;
    private final Throttle wrongCodes;
    private final Throttle asked;

    @Activate
    public SignUpDesk(
            @Reference Transactions transactions,
            @Reference Admission admission,
            @Reference Terms terms,
            @Reference AccountRegister accounts,
            @Reference Sessions sessions,
            @Reference SignUpLetters letters,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.admission = admission;
        this.terms = terms;
        this.owners = new SignUpOwners(accounts);
        this.sessions = sessions;
        this.letters = letters;
        this.clock = clock;
        this.wrongCodes = new Throttle(clock, WRONG_CODES);
        this.asked = new Throttle(clock, LETTERS);
    }

    /** What was sent, found to be right. */
    private record Checked(
            Entrance entrance, Key role, Map<String, Object> values, Terms.Words words) {}

    @Override
    public Offer offer(String code, String source) {
        Entrance entrance = entrance(code, source);
        DossierType type = entrance.type();
        Terms.Words words = transactions.read(sql -> words(sql, entrance));
        return new Offer(
                entrance.title(),
                type.label(),
                SignUp.roles(type, entrance.state()).stream()
                        .map(role -> new Choice(role, type.role(role).orElseThrow().label()))
                        .toList(),
                type.signUp().asked(type),
                words == null ? null : words.text(),
                words == null ? null : words.revision());
    }

    private Entrance entrance(String code, String source) {
        String kept = Codes.kept(Words.checked("/code", code, 100));
        String from = source == null ? "" : source;
        wrongCodes.begin(kept, from);
        Optional<Entrance> found = Optional.empty();
        if (kept.length() == CODE_LENGTH) {
            found = transactions.read(sql -> admission.entrance(sql, kept));
        }
        found.ifPresent(right -> wrongCodes.succeeded(kept, from));
        return found.orElseThrow(SignUpDesk::unknown);
    }

    private static Problem unknown() {
        return Problem.invalid(
                        "/code",
                        "Ce code ne sert plus, ou n’a jamais servi.",
                        "This code works no more, or never did.")
                .because("code-unknown");
    }

    private Terms.Words words(Sql sql, Entrance entrance) {
        SignUp signUp = entrance.type().signUp();
        return signUp.terms() == null
                ? null
                : terms.inForce(
                        sql,
                        entrance.type(),
                        signUp.terms(),
                        entrance.dossier(),
                        entrance.office());
    }

    private Checked checked(Request request, String source) {
        Entrance entrance = entrance(request.code(), source);
        DossierType type = entrance.type();
        List<InputError> errors = new ArrayList<>();
        List<Key> roles = SignUp.roles(type, entrance.state());
        Key role = request.role() == null && roles.size() == 1 ? roles.get(0) : request.role();
        if (role == null || !roles.contains(role)) {
            errors.add(
                    InputError.at(
                            "/role",
                            "On attend l’un des rôles proposés.",
                            "One of the roles that are offered is expected."));
        }
        FormCheck.complete(type.signUp().asked(type), request.values()).stream()
                .map(error -> error.under("/values"))
                .forEach(errors::add);
        Terms.Words words = transactions.read(sql -> words(sql, entrance));
        boolean isOther = words != null && !words.revision().equals(request.accepted());
        if (isOther) {
            errors.add(
                    InputError.at(
                            "/accepted",
                            "Il faut accepter les règles telles qu’elles sont à présent.",
                            "The rules must be accepted as they are now."));
        }
        if (!errors.isEmpty()) {
            Problem problem = Problem.invalid(errors);
            throw isOther && request.accepted() != null
                    ? problem.because("terms-changed")
                    : problem;
        }
        return new Checked(entrance, role, request.values(), words);
    }

    /** What the timeline says of it: the words themselves, so that it can be read for ever. */
    private Map<String, Object> accepted(Checked checked, Language language) {
        Map<String, Object> said = new TreeMap<>();
        if (checked.words() != null) {
            said.put("accepted", checked.entrance().type().signUp().terms());
            said.put("acceptedAt", clock.now().toString());
            said.put("revision", checked.words().revision());
            said.put("source", checked.words().source());
            said.put("words", checked.words().text().in(language));
        }
        return said;
    }

    @Override
    public void ask(Request request, Stranger stranger, String source) {
        String name = Words.checked("/name", stranger.name(), 200);
        String email = Words.checkedNewLogin(stranger.email());
        Checked checked = checked(request, source);
        // whoever has this address, and whether anybody has
        asked.begin(Words.folded(email), source == null ? "" : source);
        Language language = stranger.language() == null ? Language.FR : stranger.language();
        var pending =
                new Pending(
                        checked.entrance().dossier(),
                        checked.role(),
                        name,
                        email,
                        language,
                        checked.values(),
                        accepted(checked, language));
        transactions.write(
                work -> {
                    letters.confirm(work, pending, stillOpen(work, request, checked));
                    return null;
                });
    }

    /** The code may have been made anew since it was looked up: from here on it is not. */
    private Entrance stillOpen(Work work, Request request, Checked checked) {
        return admission
                .hold(work, Codes.kept(request.code()))
                .filter(found -> found.dossier().equals(checked.entrance().dossier()))
                .orElseThrow(SignUpDesk::unknown);
    }

    @Override
    public Joined join(Caller caller, Request request, String source) {
        String account =
                caller.accountId()
                        .orElseThrow(
                                () ->
                                        Problem.of(
                                                Problem.Kind.NOT_YOUR_ROLE,
                                                "Il faut un compte pour s’inscrire.",
                                                "One needs an account to sign up."));
        Checked checked = checked(request, source);
        transactions.write(
                caller,
                work -> {
                    admission.admit(
                            work,
                            caller,
                            checked.entrance().dossier(),
                            checked.role(),
                            checked.values(),
                            true,
                            accepted(checked, caller.language()));
                    // after the dossier, as whoever makes the code locks them
                    stillOpen(work, request, checked);
                    return account;
                });
        return new Joined(checked.entrance().dossier(), checked.role(), null);
    }

    @Override
    public Joined confirm(String secret, String password, String source) {
        Pending pending =
                transactions
                        .read(sql -> SignUpRows.find(sql, secret, clock.now()))
                        .orElseThrow(OneTimeLinks::over);
        boolean isNew = transactions.read(sql -> !SignUpOwners.hasPassword(sql, pending.email()));
        // before the transaction: it costs more than all of it
        String hash = isNew ? PasswordHash.of(Words.checkedPassword(password)) : null;
        String account =
                transactions.write(
                        work -> {
                            if (!SignUpRows.use(work, secret)) {
                                throw OneTimeLinks.over();
                            }
                            return joined(work, pending, hash);
                        });
        return new Joined(
                pending.dossier(), pending.role(), isNew ? sessions.open(account, source) : null);
    }

    /**
     * @param hash of the password of who has none
     */
    private String joined(Work work, Pending pending, String hash) {
        Account account = owners.of(work, pending, hash);
        admission.admit(
                work,
                new Caller(
                        account.id(),
                        account.name(),
                        Set.of(Principal.account(account.id()), Principal.PUBLIC),
                        pending.language(),
                        null),
                pending.dossier(),
                pending.role(),
                pending.values(),
                false,
                pending.accepted());
        return account.id();
    }
}
