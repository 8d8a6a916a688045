package org.liasse.core.people;

import java.time.Instant;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.letter.Draft;
import org.liasse.api.letter.Letters;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Principal;
import org.liasse.core.letter.Site;
import org.liasse.core.people.Admission.Entrance;
import org.liasse.core.people.SignUpRows.Pending;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What is written to who wants to join: it says there alone whether he is known. Not a word of it
 * is whoever's who typed the address, which may be another's.
 */
@Component(service = SignUpLetters.class)
public final class SignUpLetters {

    private final Letters letters;
    private final AccountRegister accounts;
    private final Site site;

    @Activate
    public SignUpLetters(
            @Reference Letters letters, @Reference AccountRegister accounts, @Reference Site site) {
        this.letters = letters;
        this.accounts = accounts;
        this.site = site;
    }

    /**
     * Keeps what was asked and writes the letter; to an address where all accounts are disabled
     * nothing is written, and the rest is the same.
     */
    void confirm(Work work, Pending pending, Entrance entrance) {
        String secret = Hash.random();
        Instant expiresAt = SignUpRows.insert(work, secret, pending);
        Account known =
                Persons.byEmail(work.sql(), pending.email()).flatMap(accounts::byId).orElse(null);
        if (known == null && Persons.isShutOut(work.sql(), pending.email())) {
            return;
        }
        letters.post(
                new Draft(
                        "dossier:" + entrance.dossier() + "/sign-up:" + Hash.of(secret),
                        Principal.account(known == null ? Ids.next() : known.id()),
                        known == null ? pending.email() : known.name(),
                        pending.email(),
                        pending.language(),
                        Letters.MAIL,
                        new Key("sign-up"),
                        Map.of(
                                "title",
                                entrance.title(),
                                "role",
                                entrance.type()
                                        .role(pending.role())
                                        .orElseThrow()
                                        .label()
                                        .in(pending.language()),
                                "known",
                                known == null ? "" : known.login(),
                                "hours",
                                SignUpRows.LASTING.toHours(),
                                "link",
                                site.link("sign-up", secret)),
                        expiresAt));
    }
}
