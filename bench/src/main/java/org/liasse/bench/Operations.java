package org.liasse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.liasse.bench.Wire.Answer;
import org.liasse.bench.Wire.Request;

/** What people do all day: reading first, writing after it, what makes more dossiers last. */
final class Operations {

    private static final int DISTINCT_BODIES = 64;
    private static final int UPLOAD_SIZE = 100_000;

    /** The platform takes 200 files of one person in a day that are not attached to anything. */
    private static final int UPLOADS = 190;

    private static final String LIST = "/api/dossiers?type=procedure-dossier&limit=25";

    private final World world;
    private final Population population;
    private final List<Vocabulary> words;

    Operations(World world, Population population) {
        this.world = world;
        this.population = population;
        this.words =
                IntStream.range(0, world.applicants().size())
                        .mapToObj(client -> new Vocabulary(1_000L + client))
                        .toList();
    }

    List<Operation> all() {
        return List.of(
                simple("read", (client, say) -> Request.get(address(say), instructor(client))),
                simple("list", (client, say) -> Request.get(LIST, instructor(client))),
                listed("list-tab", say -> "&tab=to-follow"),
                listed("tab-followed", say -> "&tab=followed"),
                listed("tab-treated", say -> "&tab=treated"),
                listed("tab-all", say -> "&tab=all"),
                simple(
                        "tabs",
                        (client, say) ->
                                Request.get(
                                        "/api/tabs?type=procedure-dossier", instructor(client))),
                listed(
                        "filter-common",
                        say -> procedure(say) + "&where=form.field:eq:" + say.field()),
                listed(
                        "filter-rare",
                        say ->
                                procedure(say)
                                        + "&where=form.members:eq:"
                                        + (1 + say.number(5_000))),
                listed("sort", say -> procedure(say) + "&sort=-form.amountRequested"),
                listed(
                        "sort-annotation",
                        say -> procedure(say) + "&sort=-annotations.amountProposed"),
                listed(
                        "list-field",
                        say ->
                                procedure(say)
                                        + "&where=form.amountRequested:ge:"
                                        + say.number(50_000)
                                        + "&sort=form.amountRequested"),
                listed("search", say -> "&q=" + say.words(1)),
                listed("search-common", say -> "&q=" + say.city()),
                listed("search-rare", say -> "&q=" + say.rareWord() + "+" + say.rareWord()),
                simple("list-own", (client, say) -> Request.get(LIST, applicant(client))),
                comment(),
                new Transition(),
                upload(),
                create());
    }

    private String address(Vocabulary say) {
        return "/api/dossiers/"
                + population.readable().get(say.number(population.readable().size()));
    }

    /** One of the procedures: the fields of a form are those of its own. */
    private String procedure(Vocabulary say) {
        return "&context=" + world.procedures().get(say.number(world.procedures().size()));
    }

    private String instructor(int client) {
        return world.instructors().get(client).bearer();
    }

    private String applicant(int client) {
        return world.applicants().get(client).bearer();
    }

    private Operation listed(String name, Function<Vocabulary, String> asked) {
        return simple(
                name, (client, say) -> Request.get(LIST + asked.apply(say), instructor(client)));
    }

    private Operation simple(String name, BiFunction<Integer, Vocabulary, Request> request) {
        return new Operation() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Request next(int client) {
                return request.apply(client, words.get(client));
            }
        };
    }

    private Operation comment() {
        return simple(
                "comment",
                (client, say) ->
                        Request.post(
                                address(say) + "/threads/messages/messages",
                                instructor(client),
                                null,
                                Json.bytes(Map.of("text", say.words(15)))));
    }

    private Operation create() {
        List<byte[]> bodies = new ArrayList<>();
        var say = new Vocabulary(7);
        for (int i = 0; i < DISTINCT_BODIES; i++) {
            bodies.add(Filling.opening(say, world.procedures().get(i % world.procedures().size())));
        }
        return simple(
                "create",
                (client, own) ->
                        Request.post(
                                "/api/dossiers",
                                applicant(client),
                                null,
                                bodies.get(own.number(bodies.size()))));
    }

    private Operation upload() {
        return new Operation() {
            @Override
            public String name() {
                return "upload";
            }

            @Override
            public Request next(int client) {
                return new Request(
                        "POST",
                        "/api/uploads?for=procedure-dossier/attachments&name=plan.pdf",
                        applicant(client),
                        null,
                        "application/pdf",
                        words.get(client).file(UPLOAD_SIZE));
            }

            @Override
            public int mostPerClient() {
                return UPLOADS;
            }
        };
    }

    /**
     * Instruction begins and is taken back, on dossiers that only this client moves, each time
     * against the version that the answer before has named.
     */
    private final class Transition implements Operation {

        private static final int EACH = 40;

        private final List<List<String>> dossiers = new ArrayList<>();
        private final List<List<String>> tags = new ArrayList<>();
        private final int[] turns = new int[world.applicants().size()];

        Transition() {
            int clients = world.applicants().size();
            int each = Math.min(EACH, population.movable().size() / clients);
            for (int client = 0; client < clients; client++) {
                var own = new ArrayList<String>();
                for (int i = 0; i < each; i++) {
                    // far from each other, as people's are
                    int index =
                            (client + i * clients)
                                    * (population.movable().size() / (each * clients));
                    own.add(population.movable().get(index));
                }
                dossiers.add(own);
                tags.add(new ArrayList<>(java.util.Collections.nCopies(own.size(), "*")));
            }
        }

        @Override
        public String name() {
            return "transition";
        }

        @Override
        public Request next(int client) {
            int own = dossiers.get(client).size();
            int which = turns[client] % own;
            String action =
                    turns[client] / own % 2 == 0 ? "start-instruction" : "return-to-construction";
            return Request.post(
                    "/api/dossiers/" + dossiers.get(client).get(which) + "/actions/" + action,
                    instructor(client),
                    tags.get(client).get(which),
                    Json.bytes(Map.of()));
        }

        /**
         * Others may have written in the dossiers meanwhile: the first time nothing is compared.
         */
        @Override
        public void begin() {
            tags.forEach(own -> own.replaceAll(tag -> "*"));
        }

        @Override
        public void answered(int client, Answer answer) {
            if (answer.isFine()) {
                int which = turns[client]++ % dossiers.get(client).size();
                tags.get(client).set(which, answer.headers().get("etag"));
            }
        }
    }
}
