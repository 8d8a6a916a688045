package org.liasse.core.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.Tie;
import org.liasse.api.dossier.PersonalLinks;
import org.liasse.api.people.Caller;
import org.liasse.core.letter.LetterBox;
import org.liasse.core.letter.Site;
import org.liasse.core.people.PersonalLinkDesk;
import org.liasse.core.store.Json;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;
import org.liasse.variant.procedures.InviteExpert;
import org.liasse.variant.procedures.Opinions;

/** A prefecture that asks experts for their opinions. */
public final class Experts implements AutoCloseable {

    public static final Key OPINION = new Key("procedure-opinion");
    public static final Key REQUEST = new Key("request");
    private static final Key ABOUT = new Key("dossier");

    public final Prefecture town;
    public final Node node;
    public final PersonalLinks links;

    public Experts(TestDatabase database) {
        town = new Prefecture(database);
        node = town.node;
        Site site = new Site(Map.of("LIASSE_PUBLIC_URL", "https://liasse.test"));
        links =
                new PersonalLinkDesk(
                        node.transactions,
                        node.participants(),
                        new LetterBox(node.transactions, site),
                        site,
                        node.clock);
        Binding.bind(
                node.effects, OPINION.value(), "open", new InviteExpert(node.dossiers(), links));
        Binding.bind(node.sections, Prefecture.DOSSIER.value(), new Opinions());
        town.set("experts", "free");
    }

    public NewDossier request(String dossier, String address, String visibility, String question) {
        return request(town.procedure, dossier, address, visibility, question);
    }

    public NewDossier request(
            String procedure, String dossier, String address, String visibility, String question) {
        var request = new HashMap<String, Object>();
        request.put("address", address);
        request.put("visibility", visibility);
        if (question != null) {
            request.put("question", question);
        }
        return new NewDossier(
                null,
                OPINION,
                procedure,
                null,
                "About a roof",
                Map.of(REQUEST, request),
                dossier == null ? List.of() : List.of(new Tie(ABOUT, dossier)));
    }

    public String asked(Caller by, String dossier, String address, String visibility) {
        return node.open(by, request(dossier, address, visibility, null));
    }

    public String asked(Caller by, String dossier, String address, String visibility, String of) {
        return node.open(by, request(dossier, address, visibility, of));
    }

    /** Whoever follows the link that went to this address last. */
    public Caller byLink(String address) {
        String link =
                node.transactions.read(
                        sql ->
                                sql.first(
                                                "select content from letter where template ="
                                                    + " 'personal-link' and address = ? order by id"
                                                    + " desc fetch first 1 rows only",
                                                row -> Json.read(row.getString(1)),
                                                address)
                                        .orElseThrow()
                                        .get("link")
                                        .toString());
        return node.signIn().bearer(node.signIn().openLink(link.split("#")[1]).token());
    }

    /** Somebody with an account by which he can sign in. */
    public Caller withAccount(String login) {
        node.accounts()
                .create(login, login, login + "@example.org", Language.EN, "a long password");
        return node.signIn().as(login);
    }

    public void give(Caller expert, String opinion, Boolean answer) {
        var inputs = new HashMap<String, Object>(Map.of("opinion", "It will hold"));
        if (answer != null) {
            inputs.put("answer", answer);
        }
        node.act(expert, opinion, "give", inputs);
    }

    @Override
    public void close() {
        town.close();
    }
}
