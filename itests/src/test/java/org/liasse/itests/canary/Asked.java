package org.liasse.itests.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Of which data {@link Paths} asks. */
interface Asked {

    /** The types, as REST tells them to somebody who sees all of them. */
    List<JsonNode> types();

    /** Ids by the key of their type, those of contexts too. */
    Map<String, List<String>> dossiersByType();

    /** Where bytes are, of documents and attachments. */
    List<String> files();

    /** Ids. */
    List<String> jobs();

    /** What is searched for and compared with, by the key of the type where it stands. */
    Map<String, List<String>> wordsByType();

    /** All ids. */
    default List<String> dossiers() {
        return dossiersByType().values().stream().flatMap(List::stream).toList();
    }

    /** All words. */
    default List<String> words() {
        return wordsByType().values().stream().flatMap(List::stream).distinct().toList();
    }

    /** One dossier of each type. */
    default List<String> oneOfEach() {
        return dossiersByType().values().stream().flatMap(ids -> Stream.of(ids.get(0))).toList();
    }
}
