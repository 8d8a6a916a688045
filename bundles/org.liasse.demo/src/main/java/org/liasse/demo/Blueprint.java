package org.liasse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.Text;
import org.liasse.api.notice.EditedTexts;

/**
 * A procedure as it stands in its files.
 *
 * @param name of the files, by which it is found again in its office
 * @param told what it is, who sees to it and what is drawn, in the form in which REST takes that
 * @param cases how many requests there are, and what they are like
 * @param lists out of which their texts are made
 */
record Blueprint(String name, JsonNode told, JsonNode cases, JsonNode lists, Drawing drawing) {

    /**
     * @param lists out of which requests of all procedures take something
     */
    static Blueprint of(String name, JsonNode told, JsonNode cases, JsonNode lists) {
        ObjectNode all = lists.deepCopy();
        all.setAll((ObjectNode) cases.path("lists"));
        return new Blueprint(name, told, cases, all, Drawing.of(told));
    }

    /** Makes the procedure in its office; answers its id. */
    String make(Ground ground) {
        Procedure procedure = new Procedure(ground);
        return procedure.open(
                name,
                told.path("title").asText(),
                told.path("description").asText(),
                settings(),
                drawing,
                id -> furnish(procedure, id));
    }

    private void furnish(Procedure procedure, String id) {
        procedure.name(id, texts(told.path("instructors")));
        for (JsonNode group : told.path("groups")) {
            procedure.group(
                    id,
                    name + "/" + group.path("title").asText(),
                    group.path("title").asText(),
                    texts(group.path("values")),
                    texts(group.path("instructors")));
        }
        told.path("mails")
                .properties()
                .forEach(mail -> procedure.say(id, mail.getKey(), draft(mail.getValue())));
    }

    private static EditedTexts.Draft draft(JsonNode mail) {
        return new EditedTexts.Draft(text(mail.path("subject")), text(mail.path("text")));
    }

    private static Text text(JsonNode told) {
        return new Text(told.path("fr").asText(), told.path("en").asText());
    }

    Map<String, Object> settings() {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("title", told.path("title").asText());
        told.path("settings")
                .properties()
                .forEach(setting -> settings.put(setting.getKey(), plain(setting.getValue())));
        return settings;
    }

    private static Object plain(JsonNode value) {
        if (value.isObject()) {
            Map<String, Object> map = new TreeMap<>();
            value.properties().forEach(p -> map.put(p.getKey(), plain(p.getValue())));
            return map;
        }
        return value.isBoolean()
                ? value.asBoolean()
                : value.isInt() ? value.asInt() : value.asText();
    }

    /** The logins of those to whom a request with these values comes. */
    List<String> instructorsFor(Map<String, Object> values) {
        Object value = values.get(told.at("/settings/routingField").asText());
        for (JsonNode group : told.path("groups")) {
            if (texts(group.path("values")).contains(String.valueOf(value))) {
                return texts(group.path("instructors"));
            }
        }
        return texts(told.path("instructors"));
    }

    private static List<String> texts(JsonNode nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
