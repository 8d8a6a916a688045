package org.liasse.itests.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Of which data {@link Paths} asks. */
interface Asked {

    /** The types, as REST tells them to somebody who sees all of them. */
    List<JsonNode> types();

    /** Ids, those of contexts too. */
    List<String> dossiers();

    /** Where bytes are, of documents and attachments. */
    List<String> files();

    /** Ids. */
    List<String> jobs();

    /** What is searched for and compared with. */
    List<String> words();
}
