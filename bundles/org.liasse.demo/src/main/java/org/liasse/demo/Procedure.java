package org.liasse.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.notice.EditedTexts;
import org.liasse.api.people.Caller;

/** A procedure of an office: opened, drawn, furnished with people, and published. */
final class Procedure {

    private static final Key GROUP = new Key("procedure-group");
    private static final Key INSTRUCTOR = new Key("instructor");

    private final Ground ground;
    private final Caller administrator;

    Procedure(Ground ground) {
        this.ground = ground;
        this.administrator = ground.somebody("administrator", 0);
    }

    /**
     * Makes what is missing, as far as it is not published yet.
     *
     * @param name by which it is found again in its office
     * @param furnish gives it its people, by its id, before it is published
     * @return its id
     */
    String open(
            String name,
            String title,
            String description,
            Map<String, Object> settings,
            Drawing drawing,
            Consumer<String> furnish) {
        String id = ground.id(name);
        DossierView procedure =
                ground.open(
                        administrator,
                        id,
                        "procedure",
                        null,
                        title,
                        Map.of(
                                new Key("settings"),
                                settings,
                                new Key("presentation"),
                                Map.of("description", description)));
        if (procedure.state().equals(new Key("test"))) {
            draw(id, drawing);
            furnish.accept(id);
            ground.act(administrator, id, "publish", Map.of());
        }
        return id;
    }

    private void draw(String procedure, Drawing drawing) {
        var definitions = ground.doors().definitions();
        try {
            definitions.read(administrator, procedure, 0);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.NOT_FOUND) {
                throw problem;
            }
            definitions.draw(
                    administrator, procedure, drawing.forms(), drawing.slots(), drawing.texts());
        }
    }

    /** Names these instructors on the procedure, or on one of its groups. */
    void name(String place, List<String> logins) {
        logins.forEach(login -> ground.invite(administrator, place, login, INSTRUCTOR));
    }

    /** A group with the values for which dossiers come to it, and its instructors. */
    void group(
            String procedure,
            String name,
            String title,
            List<String> values,
            List<String> instructors) {
        var rows = new LinkedHashMap<String, Object>();
        values.forEach(value -> rows.put("v" + (rows.size() + 1), Map.of("value", value)));
        String id = ground.id(name);
        ground.open(
                administrator,
                id,
                GROUP.value(),
                procedure,
                title,
                Map.of(new Key("rule"), Map.of("values", rows)));
        name(id, instructors);
    }

    /** What a mail of this procedure says instead of the variant's words. */
    void say(String procedure, String name, EditedTexts.Draft draft) {
        var texts = ground.doors().texts();
        var spot = new EditedTexts.Spot(procedure, null);
        if (texts.read(administrator, spot, Course.TYPE, name).revision() == 0) {
            texts.write(administrator, spot, Course.TYPE, name, draft, 0);
            ground.tally().made("text");
        }
    }
}
