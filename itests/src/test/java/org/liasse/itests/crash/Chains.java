package org.liasse.itests.crash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Recomputes the chains of all timelines from the rows of the database alone: an entry's hash is
 * SHA-256 over the hash before, the sequence, the instant in milliseconds, the kind and the
 * commitment; the commitment is SHA-256 over salt and payload; each part is preceded by its length
 * in bytes and a colon.
 */
public final class Chains {

    private Chains() {}

    private record Head(long length, String hash) {}

    /** How many entries there are in how many chains; throws where one does not hold. */
    public static String verify(Connection connection) throws SQLException {
        Map<String, Head> heads = new HashMap<>();
        int entries = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select dossier_id, seq, happened_at, kind, salt, payload,"
                                        + " commitment, hash from timeline order by dossier_id,"
                                        + " seq")) {
            while (row.next()) {
                String dossier = row.getString(1);
                Head before = heads.getOrDefault(dossier, new Head(0, "0".repeat(64)));
                Head after = link(before, row);
                heads.put(dossier, after);
                entries++;
            }
        }
        int chains = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select id, chain_length, chain_hash from dossier")) {
            while (row.next()) {
                Head head = heads.remove(row.getString(1));
                Head said = new Head(row.getLong(2), row.getString(3));
                if (!said.equals(head)) {
                    throw new AssertionError(
                            row.getString(1) + " says its chain ends at " + said + ", not " + head);
                }
                chains++;
            }
        }
        if (!heads.isEmpty()) {
            throw new AssertionError("timelines of no dossier: " + heads.keySet());
        }
        return entries + " entries in " + chains + " chains";
    }

    private static Head link(Head before, ResultSet row) throws SQLException {
        String salt = row.getString(5);
        String commitment = row.getString(7);
        long sequence = row.getLong(2);
        String hash =
                hash(
                        before.hash(),
                        Long.toString(sequence),
                        Long.toString(row.getLong(3)),
                        row.getString(4),
                        commitment);
        boolean holds =
                sequence == before.length() + 1
                        && hash.equals(row.getString(8))
                        && (salt == null || commitment.equals(hash(salt, row.getString(6))));
        if (!holds) {
            throw new AssertionError(
                    "the chain of " + row.getString(1) + " breaks at entry " + sequence);
        }
        return new Head(sequence, hash);
    }

    private static String hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
