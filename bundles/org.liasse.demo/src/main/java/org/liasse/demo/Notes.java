package org.liasse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;

/** Notes that the people of an office write to each other. */
final class Notes {

    static final Key TYPE = new Key("note");

    private final Ground ground;
    private final JsonNode office;

    Notes(Ground ground, JsonNode office) {
        this.ground = ground;
        this.office = office;
    }

    void make() {
        for (JsonNode note : office.path("notes")) {
            note(note);
        }
    }

    private void note(JsonNode note) {
        Caller author = ground.somebody("staff", note.path("author").asInt());
        String title = note.path("title").asText();
        String wanted = note.path("to").asText();
        String id = ground.id(title);
        ground.open(
                author,
                id,
                TYPE.value(),
                null,
                title,
                Map.of(
                        new Key("content"),
                        Map.of(
                                "body",
                                note.path("body").asText(),
                                "keywords",
                                note.path("keywords").asText(),
                                "importance",
                                note.path("importance").asText())));
        String state = ground.read(author, id).state().value();
        if (state.equals("draft") && !wanted.equals("draft")) {
            ground.act(author, id, "circulate", Map.of());
            state = "shared";
        }
        if (state.equals("shared")) {
            comment(note, id, title);
            if (wanted.equals("closed")) {
                String conclusion = note.path("conclusion").asText();
                ground.act(author, id, "close", Map.of("conclusion", conclusion));
            }
        }
    }

    private void comment(JsonNode note, String id, String title) {
        int number = 0;
        for (JsonNode comment : note.path("comments")) {
            ground.write(
                    ground.somebody("staff", comment.path("by").asInt()),
                    id,
                    "comments",
                    title + "/" + number++,
                    comment.path("text").asText());
        }
    }
}
