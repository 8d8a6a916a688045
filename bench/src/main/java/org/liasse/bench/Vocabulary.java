package org.liasse.bench;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Requests as people might write them; the same seed writes the same. */
final class Vocabulary {

    private static final String[] SYLLABLES = {
        "ba", "ce", "di", "fon", "gar", "lu", "men", "no", "pre", "qui", "ra", "sol", "tan", "ver"
    };
    private static final String[] FIELDS = {"sport", "culture", "solidarity", "environment"};
    private static final String[] CITIES = {"Lyon", "Nantes", "Nîmes", "Brest", "Dijon", "Pau"};

    private final Random random;

    Vocabulary(long seed) {
        this.random = new Random(seed);
    }

    /** A few of 2 744 words, the first ones far more often than the last. */
    String words(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int rank = (int) (2_744 * Math.pow(random.nextDouble(), 2));
            text.append(i == 0 ? "" : " ").append(word(rank));
        }
        return text.toString();
    }

    private static String word(int rank) {
        return SYLLABLES[rank % 14] + SYLLABLES[rank / 14 % 14] + SYLLABLES[rank / 196 % 14];
    }

    /** One of the hundred words that are written least. */
    String rareWord() {
        return word(2_743 - random.nextInt(100));
    }

    /** A word that about every third dossier holds. */
    String city() {
        return CITIES[0];
    }

    /** A field of activity, each of which every fourth dossier names. */
    String field() {
        return FIELDS[random.nextInt(FIELDS.length)];
    }

    /** A complete form of the subsidy request. */
    Map<String, Object> form() {
        var form = new TreeMap<String, Object>();
        form.put("projectTitle", words(4));
        form.put("summary", words(30));
        form.put("association", words(2));
        form.put("seat", address());
        form.put("president", Map.of("name", words(2), "phone", "+33 1 23 45 67 89"));
        form.put("contactEmail", words(1) + "@example.org");
        form.put(
                "founded",
                "%d-%02d-%02d"
                        .formatted(
                                1950 + random.nextInt(75),
                                1 + random.nextInt(12),
                                1 + random.nextInt(28)));
        form.put("members", 1 + random.nextInt(5_000));
        form.put("ownShare", random.nextInt(100));
        form.put("amountRequested", money(50_000));
        form.put("field", FIELDS[random.nextInt(FIELDS.length)]);
        form.put("audiences", java.util.List.of("children", "adults"));
        form.put("firstRequest", false);
        form.put("formerAmount", money(20_000));
        var expenses = new TreeMap<String, Object>();
        for (int i = 0; i < 3; i++) {
            expenses.put(
                    new java.util.UUID(
                                    random.nextLong() & ~0xf000L | 0x4000L,
                                    random.nextLong() >>> 2 | 1L << 63)
                            .toString(),
                    Map.of("nature", words(3), "amount", money(9_000), "order", i));
        }
        form.put("expenses", expenses);
        return form;
    }

    /** What an instructor notes of a request. */
    Map<String, Object> annotations() {
        return Map.of("priority", "normal", "amountProposed", money(50_000));
    }

    Map<String, Object> identity() {
        return Map.of("applicant", Map.of("name", words(2)), "address", address());
    }

    private Map<String, Object> address() {
        return Map.of(
                "line",
                1 + random.nextInt(200) + " rue " + words(1),
                "postcode",
                "%05d".formatted(1_000 + random.nextInt(94_000)),
                "city",
                CITIES[random.nextInt(CITIES.length)]);
    }

    private Map<String, Object> money(int most) {
        return Map.of("amount", 1 + random.nextInt(most) + ".00", "currency", "EUR");
    }

    /** A whole number from 0 up to, without, this bound. */
    int number(int bound) {
        return random.nextInt(bound);
    }

    /** A file of this size that begins like a PDF and does not compress. */
    byte[] file(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        byte[] head = "%PDF-1.7\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }
}
