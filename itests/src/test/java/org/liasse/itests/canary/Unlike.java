package org.liasse.itests.canary;

/** What two dossiers never have in common: ids, numbers, hashes, tags and instants. */
final class Unlike {

    private Unlike() {}

    /** The text with a word of its kind in place of each. */
    static String normal(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
                .replaceAll("\"[^\"]{0,40}\\d{4}-\\d{1,8}\"", "\"NUMBER\"")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "INSTANT")
                .replaceAll("\"hash\":\"[0-9a-f]{64}\"", "HASH")
                .replaceAll("\"(identity|form|annotations|decision)\":\"[^\"]+\"", "\"$1\":\"TAG\"")
                .replaceAll("\"number\":\"[^\"]+\"", "\"number\":\"NUMBER\"");
    }
}
