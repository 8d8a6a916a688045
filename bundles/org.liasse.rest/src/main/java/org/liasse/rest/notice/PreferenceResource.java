package org.liasse.rest.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.notice.Preferences;
import org.liasse.api.notice.Preferences.Setting;
import org.liasse.api.notice.Preferences.Wish;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.liasse.rest.http.Body;

/** How the reader wants to be told: everywhere, or under one context. */
@Path("me/preferences")
@Produces(MediaType.APPLICATION_JSON)
public final class PreferenceResource {

    private final Preferences preferences;

    public PreferenceResource(Preferences preferences) {
        this.preferences = preferences;
    }

    /**
     * @param value of the field by which it is set, absent for the notice as a whole
     * @param saved whether it differs from the default because somebody said so
     */
    record SettingJson(
            Key type,
            String typeLabel,
            Key notice,
            String label,
            String value,
            String valueLabel,
            String delivery,
            String byDefault,
            List<String> choices,
            boolean saved) {

        static SettingJson of(Setting setting, Language language) {
            return new SettingJson(
                    setting.type(),
                    setting.typeLabel().in(language),
                    setting.notice(),
                    setting.label().in(language),
                    setting.choice(),
                    setting.choiceLabel() == null ? null : setting.choiceLabel().in(language),
                    word(setting.delivery()),
                    word(setting.byDefault()),
                    setting.choices().stream().sorted().map(SettingJson::word).toList(),
                    setting.isSaved());
        }

        private static String word(Delivery delivery) {
            return delivery.name().toLowerCase(Locale.ROOT);
        }
    }

    record Settings(List<SettingJson> items) {}

    @GET
    public Settings list(@Context SecurityContext security, @QueryParam("context") String context) {
        Caller caller = CallerPrincipal.of(security);
        return new Settings(
                preferences.list(caller, context).stream()
                        .map(setting -> SettingJson.of(setting, caller.language()))
                        .toList());
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public Settings save(
            @Context SecurityContext security, @QueryParam("context") String context, Body body) {
        body.only("items");
        var wishes = new ArrayList<Wish>();
        for (Body item : body.bodies("items")) {
            item.only("type", "notice", "value", "delivery");
            wishes.add(
                    new Wish(
                            item.needKey("type"),
                            item.needKey("notice"),
                            item.text("value"),
                            delivery(item)));
        }
        body.verify();
        preferences.save(CallerPrincipal.of(security), context, wishes);
        return list(security, context);
    }

    /** {@code null} forgets what was saved; it has to be said. */
    private static Delivery delivery(Body item) {
        if (!item.values().containsKey("delivery")) {
            item.needText("delivery");
        }
        String word = item.text("delivery");
        for (Delivery delivery : Delivery.values()) {
            if (delivery.name().toLowerCase(Locale.ROOT).equals(word)) {
                return delivery;
            }
        }
        if (word != null) {
            item.wrong(
                    "delivery",
                    "On attend immediate, daily, weekly ou off.",
                    "immediate, daily, weekly or off is expected.");
        }
        return null;
    }
}
