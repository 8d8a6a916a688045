package org.liasse.core.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Principal;
import org.liasse.core.calendar.Seats;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The accounts, as rows; every change raises the account's epoch in the same transaction. */
@Component(service = {Accounts.class, AccountRegister.class})
public final class AccountRegister implements Accounts {

    static final String SELECT =
            "select id, login, name, email, language, disabled, created_at, phone"
                    + " from account";
    static final Sql.Row<Account> ACCOUNT =
            row ->
                    new Account(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            Language.valueOf(row.getString(5)),
                            row.getInt(6) != 0,
                            Instant.ofEpochMilli(row.getLong(7)),
                            row.getString(8));

    private final Transactions transactions;
    private final KnownAccounts known;
    private final Sessions sessions;

    @Activate
    public AccountRegister(
            @Reference Transactions transactions,
            @Reference KnownAccounts known,
            @Reference Sessions sessions) {
        this.transactions = transactions;
        this.known = known;
        this.sessions = sessions;
    }

    @Override
    public Account create(
            String login, String name, String email, Language language, String password) {
        List<InputError> errors = new ArrayList<>();
        String givenLogin = collect(errors, () -> Words.checkedLogin(login));
        String givenName = collect(errors, () -> Words.checked("/name", name, 200));
        String givenEmail = collect(errors, () -> Words.checkedEmail(email));
        if (password != null) {
            collect(errors, () -> Words.checkedPassword(password));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        // before the transaction: it costs more than all of it
        String hash = password == null ? null : PasswordHash.of(password);
        String id = Ids.next();
        Language spoken = language == null ? Language.FR : language;
        return transactions.write(
                work -> {
                    refuseTaken(work, givenLogin);
                    insert(work, id, givenLogin, givenName, givenEmail, spoken, hash);
                    return new Account(
                            id, givenLogin, givenName, givenEmail, spoken, false, work.now());
                });
    }

    /** Where two ask for it at once, the second is tried again and finds the first here. */
    private static void refuseTaken(Work work, String login) {
        if (work.sql()
                        .number(
                                "select count(*) from account where login_folded = ?",
                                Words.folded(login))
                > 0) {
            throw taken();
        }
    }

    static Problem taken() {
        return Problem.of(
                        Problem.Kind.CONFLICT,
                        "Cet identifiant est déjà pris.",
                        "This login is taken.")
                .because("login-taken");
    }

    private static void insert(
            Work work,
            String id,
            String login,
            String name,
            String email,
            Language language,
            String hash) {
        work.sql()
                .update(
                        """
                        insert into account (id, login, login_folded, name, email, language, password_hash,
                            disabled, epoch, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                        """,
                        id,
                        login,
                        Words.folded(login),
                        name,
                        email,
                        language,
                        hash,
                        0,
                        0L,
                        work.millis());
    }

    @Override
    public void changePassword(String account, String password) {
        String hash = PasswordHash.of(Words.checkedPassword(password));
        change(account, work -> setHash(work, account, hash));
    }

    /** As {@link #changePassword}, in this transaction, the password hashed before it. */
    void changeHash(String account, String hash) {
        change(account, work -> setHash(work, account, hash));
    }

    private void setHash(Work work, String account, String hash) {
        work.sql().update("update account set password_hash = ? where id = ?", hash, account);
        endAll(work, account);
    }

    /** Sessions, links by which somebody might come in again, and the address of his calendar. */
    private void endAll(Work work, String account) {
        OneTimeLinks.revokeAll(work, account);
        work.sql().update("delete from calendar_feed where account_id = ?", account);
        sessions.closeAll(work, account);
    }

    /** What its owner changes: what is not {@code null}; an empty phone number is none. */
    void describeOwn(String account, String name, String phone, Language language) {
        List<InputError> errors = new ArrayList<>();
        String givenName =
                name == null ? null : collect(errors, () -> Words.checked("/name", name, 200));
        String givenPhone = phone == null ? null : collect(errors, () -> Words.checkedPhone(phone));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        change(
                account,
                work -> {
                    work.sql()
                            .update(
                                    "update account set name = coalesce(?, name), language ="
                                            + " coalesce(?, language) where id = ?",
                                    givenName,
                                    language,
                                    account);
                    if (phone != null) {
                        work.sql()
                                .update(
                                        "update account set phone = ? where id = ?",
                                        givenPhone,
                                        account);
                    }
                });
    }

    /** Changes what is not {@code null}. */
    void describe(String account, String name, String email, Language language) {
        String givenName = name == null ? null : Words.checked("/name", name, 200);
        String givenEmail = email == null ? null : Words.checkedEmail(email);
        change(
                account,
                work ->
                        work.sql()
                                .update(
                                        "update account set name = coalesce(?, name), email ="
                                                + " coalesce(?, email), language = coalesce(?,"
                                                + " language) where id = ?",
                                        givenName,
                                        givenEmail,
                                        language,
                                        account));
    }

    @Override
    public void disable(String account) {
        change(
                account,
                work -> {
                    work.sql().update("update account set disabled = 1 where id = ?", account);
                    endAll(work, account);
                });
    }

    @Override
    public void enable(String account) {
        change(
                account,
                work -> work.sql().update("update account set disabled = 0 where id = ?", account));
    }

    @Override
    public void join(String account, String office, Key role) {
        change(
                account,
                work -> {
                    if (work.sql().number("select count(*) from office where id = ?", office)
                            == 0) {
                        throw Problem.notFound();
                    }
                    // the account's row is locked by now: nobody else gives him the same role
                    if (work.sql()
                                    .number(
                                            "select count(*) from office_member where account_id ="
                                                    + " ? and office_id = ? and role_key = ?",
                                            account,
                                            office,
                                            role)
                            == 0) {
                        work.sql()
                                .update(
                                        "insert into office_member (account_id, office_id,"
                                                + " role_key) values (?, ?, ?)",
                                        account,
                                        office,
                                        role);
                        Seats.joined(work, office, role, Principal.account(account));
                    }
                });
    }

    @Override
    public void leave(String account, String office, Key role) {
        change(
                account,
                work ->
                        work.sql()
                                .update(
                                        "delete from office_member where account_id = ? and"
                                                + " office_id = ? and role_key = ?",
                                        account,
                                        office,
                                        role));
    }

    private void change(String account, java.util.function.Consumer<Work> change) {
        transactions.write(
                work -> {
                    known.changed(work, account);
                    if (work.sql().number("select count(*) from account where id = ?", account)
                            == 0) {
                        throw Problem.notFound();
                    }
                    change.accept(work);
                    return null;
                });
    }

    @Override
    public Optional<Account> byLogin(String login) {
        return transactions.read(
                sql -> sql.first(SELECT + " where login_folded = ?", ACCOUNT, Words.folded(login)));
    }

    @Override
    public Optional<Account> byId(String account) {
        return transactions.read(sql -> sql.first(SELECT + " where id = ?", ACCOUNT, account));
    }

    @Override
    public List<Membership> memberships(String account) {
        return transactions.read(
                sql ->
                        sql.list(
                                """
                                select office_id, role_key from office_member where account_id = ?
                                union all
                                select dossier_id, role_key from dossier_grant where principal = ? and is_context = 1
                                order by 1, 2\
                                """,
                                row -> new Membership(row.getString(1), new Key(row.getString(2))),
                                account,
                                Principal.account(account)));
    }

    @Override
    public List<Account> list(String after, int limit) {
        int most = Math.max(1, Math.min(limit, 200));
        return transactions.read(
                sql ->
                        sql.list(
                                SELECT
                                        + " where login_folded > ? order by login_folded fetch"
                                        + " first "
                                        + most
                                        + " rows only",
                                ACCOUNT,
                                after == null ? "" : Words.folded(after)));
    }

    private static String collect(
            List<InputError> errors, java.util.function.Supplier<String> check) {
        try {
            return check.get();
        } catch (Problem problem) {
            errors.addAll(problem.errors());
            return null;
        }
    }
}
