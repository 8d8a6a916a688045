package org.liasse.core.dossier;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.api.type.SignUp;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.people.Codes;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;

/** The code of a context, and its list of those who signed up. */
final class SignedUp {

    private SignedUp() {}

    /**
     * Makes the code, or another one: what was asked with the one before and waits for an address
     * to be confirmed is dropped with it.
     */
    static void newCode(Scene scene, Changes changes) {
        SignUp signUp = scene.type().signUp();
        if (signUp == null) {
            return;
        }
        String code = Codes.random();
        String dossier = scene.header().id();
        Sql sql = scene.work.sql();
        // first: it waits for whoever asks with it at this moment
        sql.update("delete from sign_up_code where dossier_id = ?", dossier);
        sql.update("delete from sign_up where dossier_id = ?", dossier);
        sql.update(
                "insert into sign_up_code (code, dossier_id, made_at) values (?, ?, ?)",
                code,
                dossier,
                scene.work.millis());
        changes.merge(scene, signUp.section(), Map.of(signUp.code().value(), Codes.spaced(code)));
    }

    /** A row for somebody who joins; who has one has it with what he says now. */
    static void list(
            Scene scene,
            Changes changes,
            SignUp signUp,
            String account,
            Map<String, Object> values) {
        if (signUp.people() == null) {
            return;
        }
        Map<String, Object> rows = rows(scene, signUp);
        String id = rowOf(rows, account);
        rows.put(id == null ? Ids.next() : id, row(account, values));
        write(scene, changes, signUp, rows);
    }

    private static Map<String, Object> row(String account, Map<String, Object> values) {
        Map<String, Object> row = new TreeMap<>(values);
        row.values().removeIf(Objects::isNull);
        row.put(SignUp.ACCOUNT, account);
        return row;
    }

    /** As the database keeps it. */
    private static String told(Object row) {
        return Json.write(Map.of("row", row));
    }

    /** Whether his row says this already, or people are not listed. */
    static boolean says(Scene scene, SignUp signUp, String account, Map<String, Object> values) {
        if (signUp.people() == null) {
            return true;
        }
        Map<String, Object> rows = rows(scene, signUp);
        String id = rowOf(rows, account);
        return id != null && told(rows.get(id)).equals(told(row(account, values)));
    }

    /** His row goes once he holds none of the roles that one takes by signing up. */
    static void strike(Scene scene, Changes changes, Principal principal) {
        SignUp signUp = scene.type().signUp();
        if (signUp == null
                || signUp.people() == null
                || principal.kind() != Principal.Kind.ACCOUNT
                || holdsOne(scene, principal)) {
            return;
        }
        Map<String, Object> rows = rows(scene, signUp);
        String id = rowOf(rows, principal.id());
        if (id != null) {
            rows.remove(id);
            write(scene, changes, signUp, rows);
        }
    }

    private static boolean holdsOne(Scene scene, Principal principal) {
        return scene.file.grants().all().stream()
                .filter(grant -> grant.holder().equals(principal.toString()))
                .anyMatch(grant -> isTaken(scene, grant.role()));
    }

    private static boolean isTaken(Scene scene, Key role) {
        return SignUp.joins(scene.living).anyMatch(s -> s.act().object().equals(role));
    }

    private static Map<String, Object> rows(Scene scene, SignUp signUp) {
        Map<String, Object> rows = new HashMap<>();
        if (scene.file.section(signUp.people()).values().get(signUp.rows().value())
                instanceof Map<?, ?> stored) {
            stored.forEach((id, row) -> rows.put(id.toString(), row));
        }
        return rows;
    }

    private static String rowOf(Map<String, Object> rows, String account) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue() instanceof Map<?, ?>)
                .filter(row -> account.equals(((Map<?, ?>) row.getValue()).get(SignUp.ACCOUNT)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static void write(
            Scene scene, Changes changes, SignUp signUp, Map<String, Object> rows) {
        Map<String, Object> before = scene.file.section(signUp.people()).values();
        Map<String, Object> all = new HashMap<>(before);
        all.put(signUp.rows().value(), rows);
        changes.replace(scene, signUp.people(), all);
        changes.differs(scene, signUp.people(), before);
    }
}
